import CCmark

/// Reads Markdown with cmark-gfm into a tree of our own. Raw HTML does not pass, except `<br>`,
/// which is how a table cell holds two lines.
enum MarkdownReader {
  static func blocks(_ markdown: String) -> [Block] {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else {
      preconditionFailure("cmark is out of memory")
    }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    let bytes = Array(markdown.utf8)
    bytes.withUnsafeBytes {
      cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    return children(of: document).compactMap(block)
  }

  private typealias Node = OpaquePointer

  private static func children(of node: Node) -> [Node] {
    guard let first = cmark_node_first_child(node) else { return [] }
    return Array(sequence(first: first, next: { cmark_node_next($0) }))
  }

  private static func block(_ node: Node) -> Block? {
    switch name(of: node) {
    case "heading":
      .heading(level: Int(cmark_node_get_heading_level(node)), inlines(in: node))
    case "paragraph": .paragraph(inlines(in: node))
    case "list":
      .list(
        ordered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
        start: max(1, Int(cmark_node_get_list_start(node))),
        items: children(of: node).map { children(of: $0).compactMap(block) })
    case "table": .table(table(node))
    case "block_quote": .quote(children(of: node).compactMap(block))
    case "code_block": .code(literal(of: node))
    case "thematic_break": .rule
    default: nil
    }
  }

  private static func table(_ node: Node) -> Table {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let marks = cmark_gfm_extensions_get_table_alignments(node)
    let rows = children(of: node).map { row in children(of: row).map(inlines) }
    let alignments = (0..<columns).map { alignment(marks?[$0]) }
    return Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  private static func alignment(_ mark: UInt8?) -> Table.Alignment {
    if mark == UInt8(ascii: "r") { return .trailing }
    return mark == UInt8(ascii: "c") ? .centre : .leading
  }

  private static func inlines(in node: Node) -> [Inline] {
    var found: [Inline] = []
    for inline in children(of: node).compactMap(inline) {
      if case .text(let more) = inline, case .text(let text)? = found.last {
        found[found.count - 1] = .text(text + more)
      } else {
        found.append(inline)
      }
    }
    return found
  }

  private static func inline(_ node: Node) -> Inline? {
    switch name(of: node) {
    case "text": .text(literal(of: node))
    case "softbreak": .text(" ")
    case "linebreak": .lineBreak
    case "code": .code(literal(of: node))
    case "strong": .strong(inlines(in: node))
    case "emph": .emphasis(inlines(in: node))
    case "link":
      .link(inlines(in: node), url: cmark_node_get_url(node).map { String(cString: $0) } ?? "")
    case "html_inline":
      ["<br>", "<br/>", "<br />"].contains(literal(of: node)) ? .lineBreak : nil
    default: nil
    }
  }

  private static func name(of node: Node) -> String {
    cmark_node_get_type_string(node).map { String(cString: $0) } ?? ""
  }

  private static func literal(of node: Node) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }
}
