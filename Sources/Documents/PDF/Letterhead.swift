/// The frame of every page: who lends, that it is a demonstration, which document and page.
struct Letterhead {
  let brand: DocumentBrand
  let title: String
  let version: String
  let folio: String
  let context: TextContext

  private var accent: Ink { Ink(hex: brand.colour) }
  private var right: Double { PaperStyle.width - PaperStyle.side }

  func paint(page: Int, of pages: Int, on canvas: Canvas) {
    canvas.fill(.init(x: 0, y: 0, width: PaperStyle.width, height: 6), accent)
    if page == 1 { paintFirstHeader(on: canvas) } else { paintLaterHeader(on: canvas) }
    paintFooter(page: page, of: pages, on: canvas)
  }

  private func paintFirstHeader(on canvas: Canvas) {
    paintMonogram(x: PaperStyle.side, y: 30, side: 40, on: canvas)
    let name = box("<b>\(escaped(brand.name))</b>", size: 19, ink: accent)
    canvas.text(name, x: PaperStyle.side + 52, y: 29)
    let legal = box(escaped(brand.legalName), size: 8, ink: .muted)
    canvas.text(legal, x: PaperStyle.side + 52, y: 29 + name.height + 1)
    let contact = brand.contactLines.map(escaped).joined(separator: "\n")
    let lines = TextBox(
      markup: contact, size: 8, ink: .muted, width: 285, alignment: .trailing, context: context)
    canvas.text(lines, x: right - 285, y: 31)
    canvas.rule(x: PaperStyle.side, y: 92, width: right - PaperStyle.side, 0.6, .hairline)
    if brand.demonstration { paintDemonstration(y: 80, on: canvas) }
  }

  private func paintLaterHeader(on canvas: Canvas) {
    paintMonogram(x: PaperStyle.side, y: 28, side: 20, on: canvas)
    let name = box("<b>\(escaped(brand.name))</b>", size: 10, ink: accent)
    canvas.text(name, x: PaperStyle.side + 28, y: 31)
    let what = box(escaped(title), size: 8, ink: .muted)
    canvas.text(what, x: right - what.width, y: 33)
    canvas.rule(x: PaperStyle.side, y: 58, width: right - PaperStyle.side, 0.6, .hairline)
    if brand.demonstration { paintDemonstration(y: 46, on: canvas) }
  }

  private func paintMonogram(x: Double, y: Double, side: Double, on canvas: Canvas) {
    canvas.roundedFill(.init(x: x, y: y, width: side, height: side), radius: side * 0.24, accent)
    let letter = box(
      "<b>\(escaped(String(brand.name.prefix(1)).uppercased()))</b>", size: side * 0.58,
      ink: Ink(grey: 1))
    canvas.text(letter, x: x + (side - letter.width) / 2, y: y + (side - letter.height) / 2)
  }

  private func paintDemonstration(y: Double, on canvas: Canvas) {
    let text = box("<b>DEMOSTRACIÓN · SIN VALIDEZ LEGAL</b>", size: 8, ink: .alarm)
    canvas.text(text, x: (PaperStyle.width - text.width) / 2, y: y)
  }

  private func paintFooter(page: Int, of pages: Int, on canvas: Canvas) {
    canvas.rule(x: PaperStyle.side, y: 744, width: right - PaperStyle.side, 0.6, .hairline)
    let which = box("\(escaped(title)) · \(escaped(version))", size: 8, ink: .muted)
    canvas.text(which, x: PaperStyle.side, y: 750)
    let folio = box("Folio \(escaped(folio))", size: 8, ink: .muted)
    canvas.text(folio, x: PaperStyle.side, y: 761)
    let number = box("Página <b>\(page)</b> de \(pages)", size: 8, ink: .muted)
    canvas.text(number, x: right - number.width, y: 750)
  }

  private func box(_ markup: String, size: Double, ink: Ink) -> TextBox {
    TextBox(markup: markup, size: size, ink: ink, width: nil, context: context)
  }

  private func escaped(_ text: String) -> String { DocumentHTML.escaped(text) }
}
