/// Flows a document's blocks down the pages.
struct Composer {
  struct Column {
    let x: Double
    let width: Double

    func indented(by distance: Double) -> Column {
      Column(x: x + distance, width: width - distance)
    }
  }

  let context: TextContext
  let accent: Ink
  private(set) var sheets = [Sheet()]
  private(set) var y = PaperStyle.firstTop

  init(context: TextContext, accent: Ink) {
    self.context = context
    self.accent = accent
  }

  static let page = Column(x: PaperStyle.side, width: PaperStyle.width - 2 * PaperStyle.side)

  mutating func place(_ blocks: [Block], in column: Column = Composer.page) {
    for (index, block) in blocks.enumerated() {
      let next = blocks.indices.contains(index + 1) ? blocks[index + 1] : nil
      place(block, before: next, in: column)
    }
  }

  private mutating func place(_ block: Block, before next: Block?, in column: Column) {
    switch block {
    case .heading(let level, let words): placeHeading(level, words, before: next, in: column)
    case .paragraph(let words):
      placeText(Markup(size: PaperStyle.body, accent: accent).write(words), in: column)
    case .list(let ordered, let start, let items):
      placeList(items, ordered: ordered, start: start, in: column)
    case .table(let table):
      TableComposer(table: table, column: column, context: context, accent: accent)
        .place(on: &self)
      y += PaperStyle.paragraphAfter + 2
    case .quote(let inner): placeQuote(inner, in: column)
    case .code(let text):
      placeText(Markup(size: PaperStyle.body, accent: accent).write([.code(text)]), in: column)
    case .rule:
      need(12)
      mark(.rule(x: column.x, y: y + 4, width: column.width, thickness: 0.6, .hairline))
      y += 12
    }
  }

  private mutating func placeHeading(
    _ level: Int, _ words: [Inline], before next: Block?, in column: Column
  ) {
    // A second title is a second paper: each pagaré of a series can be torn off.
    if level == 1, y > PaperStyle.firstTop { turnPage() }
    let style = PaperStyle.heading(level)
    let box = TextBox(
      markup: Markup(size: style.size, accent: accent).bold(words), size: style.size,
      ink: level == 1 ? accent : .text, width: column.width, context: context)
    if y > PaperStyle.laterTop { y += style.before }
    need(box.height + style.after + (next == nil ? 0 : 34))
    mark(.bookmark(words.plainText, level: level, y: y))
    mark(.lines(box, 0..<box.lines.count, x: column.x, y: y))
    y += box.height + style.after
  }

  private mutating func placeText(_ markup: String, in column: Column) {
    flow(
      TextBox(markup: markup, size: PaperStyle.body, width: column.width, context: context),
      x: column.x)
    y += PaperStyle.paragraphAfter
  }

  private mutating func placeList(
    _ items: [[Block]], ordered: Bool, start: Int, in column: Column
  ) {
    for (index, item) in items.enumerated() {
      let text = ordered ? "\(start + index)." : "•"
      let marker = TextBox(
        markup: text, size: PaperStyle.body, ink: ordered ? .text : accent, width: nil,
        context: context)
      need(2 * marker.height)
      mark(.lines(marker, 0..<marker.lines.count, x: column.x, y: y))
      place(item, in: column.indented(by: PaperStyle.indent))
      y -= 2
    }
    y += 5
  }

  private mutating func placeQuote(_ blocks: [Block], in column: Column) {
    let (page, top) = (sheets.count - 1, y)
    place(blocks, in: column.indented(by: 12))
    let until = sheets.count - 1 == page ? y - PaperStyle.paragraphAfter : PaperStyle.bottom
    let bar = Sheet.Box(x: column.x, y: top, width: 2.5, height: until - top)
    sheets[page].marks.append(.fill(bar, accent))
  }

  /// Lines, as many as fit on each page; never one alone at the foot or at the top.
  mutating func flow(_ box: TextBox, x: Double) {
    var done = 0
    while done < box.lines.count {
      let left = box.lines.count - done
      var count = box.lines(from: done, within: PaperStyle.bottom - y).count
      if count < left {
        if left - count == 1 { count -= 1 }
        if count < 2 { count = 0 }
      }
      if count == 0, y > PaperStyle.laterTop {
        turnPage()
        continue
      }
      let last = done + max(1, count)
      mark(.lines(box, done..<last, x: x, y: y))
      y += box.height(of: done..<last)
      done = last
    }
  }

  /// Turns the page where less than this is left on it.
  mutating func need(_ distance: Double) {
    if y + distance > PaperStyle.bottom, y > PaperStyle.laterTop { turnPage() }
  }

  mutating func turnPage() {
    sheets.append(Sheet())
    y = PaperStyle.laterTop
  }

  mutating func mark(_ mark: Sheet.Mark) { sheets[sheets.count - 1].marks.append(mark) }
  mutating func advance(_ distance: Double) { y += distance }
}
