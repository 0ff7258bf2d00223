import CCairo
import Foundation

/// A PDF being painted into memory with cairo.
final class Canvas {
  private final class Output { var bytes: [UInt8] = [] }

  private let output = Output()
  private let surface: OpaquePointer
  private let cairo: OpaquePointer

  init() {
    let target = Unmanaged.passUnretained(output).toOpaque()
    surface = cairo_pdf_surface_create_for_stream(
      { target, data, length in
        guard let target, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Output>.fromOpaque(target).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, target, PaperStyle.width, PaperStyle.height)
    cairo = cairo_create(surface)
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  /// - Parameter created: ISO 8601 in UTC; fixed, so that the bytes are.
  func describe(title: String, author: String, subject: String, created: String) {
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, author)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, subject)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Caudal")
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created)
  }

  func bookmark(_ title: String, page: Int, y: Double) {
    let place = "page=\(page) pos=[\(PaperStyle.side) \(y)]"
    cairo_pdf_surface_add_outline(
      surface, CAIRO_PDF_OUTLINE_ROOT, title, place, cairo_pdf_outline_flags_t(0))
  }

  func text(_ box: TextBox, lines: Range<Int>? = nil, x: Double, y: Double) {
    box.paint(lines ?? 0..<box.lines.count, x: x, y: y, on: cairo)
  }

  func fill(_ box: Sheet.Box, _ ink: Ink) {
    use(ink)
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height)
    cairo_fill(cairo)
  }

  func roundedFill(_ box: Sheet.Box, radius: Double, _ ink: Ink) {
    use(ink)
    let (right, bottom) = (box.x + box.width, box.y + box.height)
    cairo_new_sub_path(cairo)
    cairo_arc(cairo, right - radius, box.y + radius, radius, -.pi / 2, 0)
    cairo_arc(cairo, right - radius, bottom - radius, radius, 0, .pi / 2)
    cairo_arc(cairo, box.x + radius, bottom - radius, radius, .pi / 2, .pi)
    cairo_arc(cairo, box.x + radius, box.y + radius, radius, .pi, 3 * .pi / 2)
    cairo_close_path(cairo)
    cairo_fill(cairo)
  }

  func rule(x: Double, y: Double, width: Double, _ thickness: Double, _ ink: Ink) {
    use(ink)
    cairo_set_line_width(cairo, thickness)
    cairo_move_to(cairo, x, y)
    cairo_line_to(cairo, x + width, y)
    cairo_stroke(cairo)
  }

  /// Large and pale across the page, under everything else.
  func watermark(_ box: TextBox) {
    cairo_save(cairo)
    cairo_translate(cairo, PaperStyle.width / 2, PaperStyle.height / 2)
    cairo_rotate(cairo, -0.92)
    box.trace(x: -box.width / 2, y: -box.height / 2, on: cairo)
    cairo_restore(cairo)
  }

  func nextPage() { cairo_show_page(cairo) }

  func finish() -> [UInt8] {
    cairo_surface_finish(surface)
    let status = cairo_surface_status(surface)
    precondition(status == CAIRO_STATUS_SUCCESS, "cairo could not write to memory")
    return output.bytes
  }

  private func use(_ ink: Ink) { cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue) }
}
