/// A text that a person accepts on a screen (a notice, a consent), with what proves which words
/// they were: its version and the fingerprint of the words as shown.
public struct LegalText: Hashable, Sendable {
  public let kind: DocumentKind
  public let version: Int
  public let title: String
  /// Of the words shown, the institution's data in place.
  public let sha256: String
  /// Safe to put in a page.
  public let html: String

  public init(
    _ kind: DocumentKind, template: DocumentTemplate, lender: LenderFields
  ) throws(DocumentRefused) {
    let document = try template.render(lender.values)
    self.kind = kind
    version = document.version
    title = document.title
    sha256 = SHA256.hex(Array(document.markdown.utf8))
    html = document.html
  }
}
