public import Foundation

/// Draws a document as PDF: Letter, the institution's letterhead, tables whose header repeats on
/// each page, and a footer with page n of m. The same input gives the same bytes.
public enum PDF {
  /// - Parameters:
  ///   - issuedAt: the creation date that the file carries
  ///   - folio: what identifies this copy, printed in the footer
  public static func make(
    _ document: RenderedDocument, brand: DocumentBrand, issuedAt: Date, folio: String
  ) -> [UInt8] {
    let context = TextContext()
    let accent = Ink(hex: brand.colour)
    var composer = Composer(context: context, accent: accent)
    composer.place(document.blocks)

    let canvas = Canvas()
    canvas.describe(
      title: "\(document.title) · \(folio)", author: brand.legalName,
      subject: "\(document.name) v\(document.version)",
      created: issuedAt.formatted(.iso8601))
    let letterhead = Letterhead(
      brand: brand, title: document.title, version: "versión \(document.version)",
      folio: folio, context: context)
    let watermark = TextBox(
      markup: "<b>DEMOSTRACIÓN</b>", size: 92, ink: .watermark, width: nil, context: context)

    for (index, sheet) in composer.sheets.enumerated() {
      if brand.demonstration { canvas.watermark(watermark) }
      letterhead.paint(page: index + 1, of: composer.sheets.count, on: canvas)
      for mark in sheet.marks { paint(mark, page: index + 1, on: canvas) }
      canvas.nextPage()
    }
    return CatalogUpdate.declaring(language: "es-MX", in: canvas.finish())
  }

  private static func paint(_ mark: Sheet.Mark, page: Int, on canvas: Canvas) {
    switch mark {
    case .lines(let box, let lines, let x, let y): canvas.text(box, lines: lines, x: x, y: y)
    case .fill(let box, let ink): canvas.fill(box, ink)
    case .rule(let x, let y, let width, let thickness, let ink):
      canvas.rule(x: x, y: y, width: width, thickness, ink)
    case .bookmark(let title, let level, let y):
      if level <= 2 { canvas.bookmark(title, page: page, y: y) }
    }
  }
}
