/// How an institution's paper looks.
public struct DocumentBrand: Hashable, Sendable {
  public let name: String
  public let legalName: String
  /// `#rrggbb`
  public let colour: String
  /// Address, telephone, page: small lines under the legal name.
  public let contactLines: [String]
  /// Marks every page as a demonstration without legal value.
  public let demonstration: Bool

  public init(
    name: String, legalName: String, colour: String, contactLines: [String] = [],
    demonstration: Bool
  ) {
    self.name = name
    self.legalName = legalName
    self.colour = colour
    self.contactLines = contactLines
    self.demonstration = demonstration
  }
}
