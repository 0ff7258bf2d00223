/// A document with all its words in place: read on a screen as HTML, kept as PDF.
public struct RenderedDocument: Hashable, Sendable {
  public let name: String
  public let version: Int
  public let templateSHA256: String
  public let markdown: String
  public let blocks: [Block]

  public init(name: String, version: Int, templateSHA256: String, markdown: String) {
    self.name = name
    self.version = version
    self.templateSHA256 = templateSHA256
    self.markdown = markdown
    blocks = MarkdownReader.blocks(markdown)
  }

  /// The first heading, or the name where there is none.
  public var title: String {
    for case .heading(_, let words) in blocks { return words.plainText }
    return name
  }

  /// Safe to put in a page: built from the tree, so no markup of a template or a value passes.
  /// Headings begin at `h2`, because the page has its own `h1`.
  public var html: String { DocumentHTML.html(of: blocks) }
}
