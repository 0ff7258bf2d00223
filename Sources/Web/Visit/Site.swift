public import Kernel

/// The institution whose host was asked for, as every page needs it.
public struct Site: Sendable {
  public var tenant: TenantID
  /// `solera`: in logs and in the preview.
  public var slug: String
  /// The host that links are built with, never the one the request claims.
  public var host: String
  public var brandName: String
  /// Razón social.
  public var legalName: String
  /// Registration number with the authority's public list of lenders.
  public var sipres: String
  public var tagline: String
  /// Where and how to reach the institution: shown in the footer.
  public var contact: [String]
  /// Whether any product of it is for groups: places that only those need are shown then.
  public var lendsToGroups: Bool
  /// A demonstration says so on every page.
  public var isDemo: Bool
  /// Custom properties for `/brand.css`: `--brand: #0b5d4e;` per line, already validated.
  public var brandStyle: String
  /// The logo as SVG, nil for a word mark.
  public var logo: [UInt8]?

  public init(
    tenant: TenantID, slug: String, host: String, brandName: String, legalName: String,
    sipres: String, tagline: String = "", contact: [String] = [], lendsToGroups: Bool = false,
    isDemo: Bool = false, brandStyle: String = "", logo: [UInt8]? = nil
  ) {
    self.tenant = tenant
    self.slug = slug
    self.host = host
    self.brandName = brandName
    self.legalName = legalName
    self.sipres = sipres
    self.tagline = tagline
    self.contact = contact
    self.lendsToGroups = lendsToGroups
    self.isDemo = isDemo
    self.brandStyle = brandStyle
    self.logo = logo
  }
}
