public import Documents
public import Kernel

/// An institution as it stands now: its manifest in force, and the demo's own clock.
public struct Tenant: Hashable, Sendable {
  public let id: TenantID
  /// Of the manifest.
  public let version: Int
  public let manifest: Manifest
  public let logo: [UInt8]
  /// How far ahead of the wall clock this institution lives; zero outside the demo.
  public let clockOffsetSeconds: Int

  public var slug: String { manifest.slug }

  func at(offsetSeconds: Int) -> Tenant {
    Tenant(
      id: id, version: version, manifest: manifest, logo: logo,
      clockOffsetSeconds: offsetSeconds)
  }
}

extension Tenant {
  /// What every legal document says of the lender.
  public var lenderFields: LenderFields {
    let identity = manifest.identity
    return LenderFields(
      brand: identity.nombreComercial, legalName: identity.razonSocial, rfc: identity.rfc.text,
      address: identity.address, phone: identity.phone.display, email: identity.email,
      site: identity.website, sipres: identity.sipres, uneAddress: manifest.une.address,
      unePhone: manifest.une.phone.display, uneEmail: manifest.une.email,
      uneHours: manifest.une.hours, privacyEmail: manifest.privacy.email, city: identity.city,
      isDemonstration: manifest.isDemo)
  }

  /// How its paper looks.
  public var documentBrand: DocumentBrand {
    let identity = manifest.identity
    return DocumentBrand(
      name: identity.nombreComercial, legalName: identity.razonSocial,
      colour: manifest.brand.light.brand.hex,
      contactLines: [identity.address, "\(identity.phone.display) · \(identity.website)"],
      demonstration: manifest.isDemo)
  }

  /// The newest template of a kind, or the version asked for.
  public func document(_ kind: DocumentKind, version: Int? = nil) -> DocumentSource? {
    manifest.documents
      .filter { $0.kind == kind && (version == nil || $0.version == version) }
      .max { $0.version < $1.version }
  }

  /// The words of a message on a channel.
  public func message(_ kind: MessageKind, on channel: MessageSource.Channel) -> MessageSource? {
    manifest.messages.first { $0.kind == kind && $0.channel == channel }
  }
}
