import Kernel

/// A table for a terminal: each column as wide as what it holds, and none that holds nothing.
struct TextTable {
  struct Column {
    let head: String
    let side: Side
    enum Side { case left, right }

    static func words(_ head: String) -> Column { Column(head: head, side: .left) }
    static func figures(_ head: String) -> Column { Column(head: head, side: .right) }
  }

  let columns: [Column]
  /// A row is its cells; a note stands under the row before it.
  var lines: [Line] = []

  enum Line {
    case row([String])
    case note(String)
  }

  init(_ columns: [Column]) { self.columns = columns }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a cell for each column")
    lines.append(.row(cells))
  }

  mutating func note(_ text: String) { lines.append(.note(text)) }

  var text: String {
    let rows = lines.compactMap(\.cells)
    let shown = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let widths = columns.indices.map { column in
      (rows.map { $0[column].count } + [columns[column].head.count]).max() ?? 0
    }
    func drawn(_ cells: [String]) -> String {
      let padded = shown.map { column in
        let space = String(repeating: " ", count: widths[column] - cells[column].count)
        return columns[column].side == .left ? cells[column] + space : space + cells[column]
      }
      return String(("  " + padded.joined(separator: "  ")).trimmingSuffix { $0 == " " })
    }
    let body = lines.map { line in
      switch line {
      case .row(let cells): drawn(cells)
      case .note(let text): "       " + text
      }
    }
    return ([drawn(columns.map(\.head))] + body).joined(separator: "\n")
  }
}

extension TextTable.Line {
  fileprivate var cells: [String]? {
    switch self {
    case .row(let cells): cells
    case .note: nil
    }
  }
}

extension Money {
  /// Nothing where there is nothing.
  var cell: String { isZero ? "" : text }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  fileprivate func trimmingSuffix(_ drops: (Character) -> Bool) -> Substring {
    var text = self[...]
    while let last = text.last, drops(last) { text.removeLast() }
    return text
  }
}
