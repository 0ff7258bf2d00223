/// Writes a document's tree as HTML.
enum DocumentHTML {
  static func html(of blocks: [Block]) -> String {
    blocks.map(html(of:)).joined(separator: "\n")
  }

  private static func html(of block: Block) -> String {
    switch block {
    case .heading(let level, let words):
      let tag = "h\(min(6, level + 1))"
      return "<\(tag)>\(html(of: words))</\(tag)>"
    case .paragraph(let words): return "<p>\(html(of: words))</p>"
    case .list(let ordered, let start, let items):
      let tag = ordered ? "ol" : "ul"
      let first = ordered && start != 1 ? " start=\"\(start)\"" : ""
      let body = items.map { "<li>\(html(ofItem: $0))</li>" }.joined()
      return "<\(tag)\(first)>\(body)</\(tag)>"
    case .table(let table): return html(of: table)
    case .quote(let inner): return "<blockquote>\(html(of: inner))</blockquote>"
    case .code(let text): return "<pre>\(escaped(text))</pre>"
    case .rule: return "<hr>"
    }
  }

  private static func html(ofItem blocks: [Block]) -> String {
    if blocks.count == 1, case .paragraph(let words) = blocks[0] { return html(of: words) }
    return html(of: blocks)
  }

  private static func html(of table: Table) -> String {
    let kind = table.isFactSheet ? "document-facts" : "document-figures"
    var lines = ["<div class=\"table-wrap\" tabindex=\"0\"><table class=\"\(kind)\">"]
    if !table.isFactSheet {
      lines.append("<thead>\(row(table.header, of: table, headed: .all))</thead>")
    }
    let headed: Headed = table.isFactSheet ? .first : .none
    lines.append("<tbody>")
    lines += table.rows.map { row($0, of: table, headed: headed) }
    lines.append("</tbody></table></div>")
    return lines.joined(separator: "\n")
  }

  private enum Headed { case all, first, none }

  private static func row(_ cells: [[Inline]], of table: Table, headed: Headed) -> String {
    let written = cells.enumerated().map { column, words in
      let align = alignment(table.alignments, column)
      let text = html(of: words)
      switch headed {
      case .all: return "<th scope=\"col\"\(align)>\(text)</th>"
      case .first where column == 0: return "<th scope=\"row\"\(align)>\(text)</th>"
      case .first, .none: return "<td\(align)>\(text)</td>"
      }
    }
    return "<tr>\(written.joined())</tr>"
  }

  private static func alignment(_ alignments: [Table.Alignment], _ column: Int) -> String {
    guard alignments.indices.contains(column) else { return "" }
    switch alignments[column] {
    case .leading: return ""
    case .centre: return " class=\"centre\""
    case .trailing: return " class=\"num\""
    }
  }

  /// A figure is a block of its own: the break after it is already there.
  static func html(of inlines: [Inline]) -> String {
    inlines.enumerated()
      .filter { index, inline in
        !(inline == .lineBreak && index > 0 && inlines[index - 1].figure != nil)
      }
      .map { html(of: $0.element) }.joined()
  }

  private static func html(of inline: Inline) -> String {
    if let figure = inline.figure {
      return "<strong class=\"document-figure\">\(html(of: figure))</strong>"
    }
    switch inline {
    case .text(let text): return escaped(text)
    case .strong(let inner): return "<strong>\(html(of: inner))</strong>"
    case .emphasis(let inner): return "<em>\(html(of: inner))</em>"
    case .code(let text): return "<code>\(escaped(text))</code>"
    case .link(let inner, let url): return link(html(of: inner), to: url)
    case .lineBreak: return "<br>"
    }
  }

  /// Only addresses that a document may point to; anything else stays as its words.
  private static func link(_ words: String, to url: String) -> String {
    let safe = ["https://", "http://", "mailto:", "tel:"].contains { url.hasPrefix($0) }
    return safe ? "<a href=\"\(escaped(url))\">\(words)</a>" : words
  }

  static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.count + 16)
    for character in text {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
