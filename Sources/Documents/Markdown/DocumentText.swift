/// Writes a document's tree as plain text, for whoever reads mail without pages.
enum DocumentText {
  static func text(of blocks: [Block]) -> String {
    blocks.map(text(of:)).joined(separator: "\n\n")
  }

  private static func text(of block: Block) -> String {
    switch block {
    case .heading(_, let words), .paragraph(let words): return text(of: words)
    case .list(let ordered, let start, let items):
      return items.enumerated().map { index, item in
        let mark = ordered ? "\(start + index)." : "-"
        return "\(mark) " + text(of: item).replacing("\n", with: "\n  ")
      }.joined(separator: "\n")
    case .table(let table):
      return (table.isFactSheet ? table.rows : [table.header] + table.rows).map { cells in
        cells.map(text(of:)).joined(separator: table.isFactSheet ? ": " : " | ")
      }.joined(separator: "\n")
    case .quote(let inner):
      return text(of: inner).split(separator: "\n", omittingEmptySubsequences: false)
        .map { "> \($0)" }.joined(separator: "\n")
    case .code(let text): return text
    case .rule: return "----"
    }
  }

  private static func text(of words: [Inline]) -> String {
    words.map { word in
      switch word {
      case .text(let text), .code(let text): text
      case .strong(let inner), .emphasis(let inner): text(of: inner)
      case .link(let inner, let url):
        text(of: inner) == url ? url : "\(text(of: inner)): \(url)"
      case .lineBreak: "\n"
      }
    }.joined()
  }
}
