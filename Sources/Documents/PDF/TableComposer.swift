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
    /// Holds a large figure: the smaller cells stand at its middle.
    let isCentred: Bool
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
    let page = PaperStyle.bottom - PaperStyle.laterTop - (header?.height ?? 0)
    for (index, row) in rows.enumerated() {
      if row.height > page {
        paintInSlices(row, widths, header: header, on: &composer)
        continue
      }
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
    return Row(
      cells: boxes, isTotal: !isHeader && !table.isFactSheet && isStrong(cells.first),
      isCentred: cells.joined().contains { $0.figure != nil })
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

  /// A row that no page can hold goes on over as many as it needs.
  private func paintInSlices(
    _ row: Row, _ widths: [Double], header: Row?, on composer: inout Composer
  ) {
    var done = row.cells.map { _ in 0 }
    while true {
      let room = PaperStyle.bottom - composer.y - 2 * padding
      var x = column.x
      var tallest = 0.0
      for (index, cell) in row.cells.enumerated() {
        let fitting = cell.lines(from: done[index], within: room)
        composer.mark(.lines(cell, fitting, x: x + padding, y: composer.y + padding))
        tallest = max(tallest, cell.height(of: fitting))
        done[index] = fitting.upperBound
        x += widths[index]
      }
      composer.advance(tallest + 2 * padding)
      rule(on: &composer, thickness: 0.6, .hairline)
      if zip(row.cells, done).allSatisfy({ $0.lines.count == $1 }) { return }
      composer.turnPage()
      if let header { paintHeader(header, widths, on: &composer) }
    }
  }

  private func paintCells(_ row: Row, _ widths: [Double], on composer: inout Composer) {
    var x = column.x
    for (box, width) in zip(row.cells, widths) {
      let lines = 0..<box.lines.count
      let drop = row.isCentred ? (row.height - box.height) / 2 : padding
      composer.mark(.lines(box, lines, x: x + padding, y: composer.y + drop))
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
  /// like to hold on one line. The label of a fact sheet takes about a quarter.
  private func columnWidths() -> [Double] {
    if table.isFactSheet, count == 2 {
      let label = max(column.width * 0.22, min(column.width * 0.27, natural(0)))
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
