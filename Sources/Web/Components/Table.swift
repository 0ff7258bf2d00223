/// A column of a table: its heading, how it lines up, and what a row says in it.
public struct Column<Row: Sendable>: Sendable {
  public enum Kind: Sendable {
    case text, number
    /// What the row is about: read aloud as the row's heading.
    case heading
  }

  let title: String
  let kind: Kind
  let cell: @Sendable (Row) -> HTML

  public init(
    _ title: String, _ kind: Kind = .text, cell: @escaping @Sendable (Row) -> HTML
  ) {
    self.title = title
    self.kind = kind
    self.cell = cell
  }
}

extension Array {
  /// A column of figures, or none where no row has a figure: a dash is none.
  public static func ifAny<Row>(
    _ title: String, in rows: [Row], _ figure: @escaping @Sendable (Row) -> String
  ) -> [Column<Row>] where Element == Column<Row> {
    guard rows.contains(where: { figure($0) != "—" }) else { return [] }
    return [Column(title, .number) { "\(figure($0))" }]
  }
}

/// A table with a caption, headings that stay in sight and cells that line up.
public func table<Row: Sendable>(
  _ caption: String, _ columns: [Column<Row>], _ rows: [Row], foot: HTML? = nil,
  rowClass: (Row) -> String = { _ in "" }
) -> HTML {
  """
  <div class="table-wrap" role="region" aria-label="\(caption)" tabindex="0"><table>
  <caption class="visually-hidden">\(caption)</caption>
  <thead><tr>\(columns.map { column in
    let number: HTML = column.kind == .number ? " class=\"num\"" : ""
    return "<th scope=\"col\"\(number)>\(columnTitle(column.title))</th>" as HTML
  })</tr></thead>
  <tbody>
  \(rows.map { row in
    let kind = rowClass(row)
    let mark: HTML = kind.isEmpty ? "" : " class=\"\(kind)\""
    return "<tr\(mark)>\(columns.map { tableCell($0, row) })</tr>\n" as HTML
  })\
  </tbody>\(foot.map { "<tfoot>\($0)</tfoot>" as HTML })
  </table></div>
  """
}

/// A column of buttons has no title to see, and one to hear.
private func columnTitle(_ title: String) -> HTML {
  title.isEmpty ? "<span class=\"visually-hidden\">Acciones</span>" : "\(title)"
}

private func tableCell<Row>(_ column: Column<Row>, _ row: Row) -> HTML {
  switch column.kind {
  case .text: "<td>\(column.cell(row))</td>"
  case .number: "<td class=\"num\">\(column.cell(row))</td>"
  case .heading: "<th scope=\"row\">\(column.cell(row))</th>"
  }
}

/// A last row that sums: cells in order, the first as its heading.
public func totalRow(_ cells: [HTML]) -> HTML {
  guard let first = cells.first else { return .empty }
  return """
    <tr><th scope="row">\(first)</th>\(cells.dropFirst().map {
      "<td class=\"num\">\($0)</td>" as HTML
    })</tr>
    """
}

/// Cursor pages: there is no "page 7 of 31", which would have to count everything. Where a page
/// has two lists, each names its own.
public func pagination(_ list: String? = nil, previous: Href?, next: Href?) -> HTML {
  guard previous != nil || next != nil else { return .empty }
  return """
    <nav class="pages" aria-label="\(list.map { "Páginas de \($0)" } ?? "Páginas")">
    <span>\(previous.map { "<a rel=\"prev\" href=\"\($0)\">Anteriores</a>" as HTML })</span>
    <span>\(next.map { "<a rel=\"next\" href=\"\($0)\">Siguientes</a>" as HTML })</span>
    </nav>
    """
}
