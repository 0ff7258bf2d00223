/// Lays a table out: widths by what the columns hold, whole rows on a page, and the header again
/// at the top of each page.
struct TableComposer {
  let table: Table
  let column: Composer.Column
  let context: TextContext
  let accent: Ink

  private struct Row {
    let cells: [TextBox]
    let isTotal: Bool
    var height: Double { (cells.map(\.height).max() ?? 0) + 2 * PaperStyle.cellPadding }
  }

  private var count: Int { table.alignments.count }
  private var markup: Markup { Markup(size: PaperStyle.cell, accent: accent) }
  private var padding: Double { PaperStyle.cellPadding }

  func place(on composer: inout Composer) {
    let widths = columnWidths()
    let header = table.isFactSheet ? nil : row(table.header, widths, isHeader: true)
    let rows = table.rows.map { row($0, widths, isHeader: false) }
    let first = (header?.height ?? 0) + (rows.first?.height ?? 0)
    composer.need(first)
    if let header { paintHeader(header, widths, on: &composer) }
    for (index, row) in rows.enumerated() {
      if composer.y + row.height > PaperStyle.bottom {
        composer.turnPage()
        if let header { paintHeader(header, widths, on: &composer) }
        if table.isFactSheet { rule(on: &composer, thickness: 0.6, .hairline) }
      } else if index == 0, table.isFactSheet {
        rule(on: &composer, thickness: 0.6, .hairline)
      }
      paint(row, widths, on: &composer)
    }
  }

  private func row(_ cells: [[Inline]], _ widths: [Double], isHeader: Bool) -> Row {
    let boxes = cells.prefix(count).enumerated().map { index, words in
      let bold = isHeader || (table.isFactSheet && index == 0)
      return TextBox(
        markup: bold ? markup.bold(words) : markup.write(words), size: PaperStyle.cell,
        ink: bold && !isHeader ? .muted : .text, width: widths[index] - 2 * padding,
        alignment: table.alignments[index], context: context)
    }
    return Row(cells: boxes, isTotal: !isHeader && !table.isFactSheet && isStrong(cells.first))
  }

  private func isStrong(_ cell: [Inline]?) -> Bool {
    guard let cell, cell.count == 1, case .strong = cell[0] else { return false }
    return true
  }

  private func paintHeader(_ row: Row, _ widths: [Double], on composer: inout Composer) {
    let box = Sheet.Box(x: column.x, y: composer.y, width: column.width, height: row.height)
    composer.mark(.fill(box, accent.tint(0.10)))
    paintCells(row, widths, on: &composer)
    composer.advance(row.height)
    rule(on: &composer, thickness: 1, accent)
  }

  private func paint(_ row: Row, _ widths: [Double], on composer: inout Composer) {
    if table.isFactSheet {
      let label = Sheet.Box(x: column.x, y: composer.y, width: widths[0], height: row.height)
      composer.mark(.fill(label, accent.tint(0.06)))
    }
    if row.isTotal { rule(on: &composer, thickness: 1, accent) }
    paintCells(row, widths, on: &composer)
    composer.advance(row.height)
    rule(on: &composer, thickness: 0.6, .hairline)
  }

  private func paintCells(_ row: Row, _ widths: [Double], on composer: inout Composer) {
    var x = column.x
    for (box, width) in zip(row.cells, widths) {
      let lines = 0..<box.lines.count
      composer.mark(.lines(box, lines, x: x + padding, y: composer.y + padding))
      x += width
    }
  }

  private func rule(on composer: inout Composer, thickness: Double, _ ink: Ink) {
    composer.mark(
      .rule(x: column.x, y: composer.y, width: column.width, thickness: thickness, ink))
  }
}

extension TableComposer {
  /// Each column gets what its longest word needs; the rest is shared by how much each would
  /// like to hold on one line. The label of a fact sheet never takes more than a third.
  private func columnWidths() -> [Double] {
    if table.isFactSheet, count == 2 {
      let label = min(column.width * 0.34, natural(0))
      return [label, column.width - label]
    }
    let least = (0..<count).map(minimum)
    let liked = (0..<count).map { max(natural($0), least[$0]) }
    let spare = column.width - least.reduce(0, +)
    let wish = zip(liked, least).map { $0 - $1 }
    let wished = wish.reduce(0, +)
    guard spare > 0 else {
      let total = least.reduce(0, +)
      return least.map { $0 * column.width / total }
    }
    if wished <= spare {
      let extra = (spare - wished) / Double(count)
      return liked.map { $0 + extra }
    }
    return zip(least, wish).map { $0 + $1 * spare / wished }
  }

  private func natural(_ index: Int) -> Double { widest(index, wrappingAt: nil) }
  private func minimum(_ index: Int) -> Double { widest(index, wrappingAt: 1) }

  private func widest(_ index: Int, wrappingAt width: Double?) -> Double {
    let cells = [table.header] + table.rows
    let widths = cells.enumerated().compactMap { number, row -> Double? in
      guard row.indices.contains(index) else { return nil }
      let bold = number == 0 || (table.isFactSheet && index == 0)
      let text = bold ? markup.bold(row[index]) : markup.write(row[index])
      return width == nil ? measure(text) : longestWord(row[index], bold: bold)
    }
    return (widths.max() ?? 0) + 2 * padding + 0.5
  }

  private func measure(_ text: String) -> Double {
    TextBox(markup: text, size: PaperStyle.cell, width: nil, context: context).width
  }

  private func longestWord(_ words: [Inline], bold: Bool) -> Double {
    let size = words.contains { $0.figure != nil } ? PaperStyle.figure : PaperStyle.cell
    let parts = words.plainText.split(separator: " ").map { String($0) }
    let longest = parts.max { $0.count < $1.count } ?? ""
    let text = Markup(size: size, accent: accent).write([.text(longest)])
    return TextBox(
      markup: bold ? "<b>\(text)</b>" : text, size: size, width: nil, context: context
    ).width
  }
}
