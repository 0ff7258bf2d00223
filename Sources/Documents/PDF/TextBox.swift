import CCairo

/// Words shaped into lines by pango, ready to be measured and painted line by line.
final class TextBox {
  struct Line {
    let index: Int32
    let x: Double
    /// From the top of the box.
    let top: Double
    let baseline: Double
    let height: Double
  }

  let lines: [Line]
  /// How wide the widest line is.
  let width: Double
  let ink: Ink
  private let layout: OpaquePointer

  var height: Double { lines.last.map { $0.top + $0.height } ?? 0 }

  init(
    markup: String, size: Double, ink: Ink = .text, width: Double?,
    alignment: Table.Alignment = .leading, context: TextContext
  ) {
    self.ink = ink
    layout = context.layout(size: size)
    pango_layout_set_width(layout, width.map { Int32($0 * pangoScale) } ?? -1)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_spacing(layout, Int32(PaperStyle.lineGap * pangoScale))
    switch alignment {
    case .leading: pango_layout_set_alignment(layout, PANGO_ALIGN_LEFT)
    case .centre: pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER)
    case .trailing: pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT)
    }
    pango_layout_set_markup(layout, markup, -1)
    lines = Self.lines(of: layout)
    var extents = PangoRectangle()
    pango_layout_get_extents(layout, nil, &extents)
    self.width = Double(extents.width) / pangoScale
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

  /// Draws the first line as a shape, so that it is seen and never read as words.
  func trace(x: Double, y: Double, on canvas: OpaquePointer) {
    guard let line = lines.first else { return }
    cairo_set_source_rgb(canvas, ink.red, ink.green, ink.blue)
    cairo_move_to(canvas, x, y + line.baseline)
    pango_cairo_layout_line_path(canvas, pango_layout_get_line_readonly(layout, line.index))
    cairo_fill(canvas)
  }

  private static func lines(of layout: OpaquePointer) -> [Line] {
    guard let iterator = pango_layout_get_iter(layout) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    var lines: [Line] = []
    repeat {
      var logical = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &logical)
      let top = lines.last.map { $0.top + $0.height } ?? Double(logical.y) / pangoScale
      let bottom = Double(logical.y + logical.height) / pangoScale
      lines.append(
        Line(
          index: Int32(lines.count), x: Double(logical.x) / pangoScale, top: top,
          baseline: Double(pango_layout_iter_get_baseline(iterator)) / pangoScale,
          height: bottom - top))
    } while pango_layout_iter_next_line(iterator) != 0
    return lines
  }

  /// The lines that fit in a height, from one on.
  func lines(from first: Int, within room: Double) -> Range<Int> {
    guard first < lines.count else { return first..<first }
    let top = lines[first].top
    let fitting = lines[first...].prefix { $0.top + $0.height - top <= room }.count
    return first..<(first + fitting)
  }

  func height(of range: Range<Int>) -> Double { lines[range].reduce(0) { $0 + $1.height } }

  /// Paints some of the lines so that the first one's top is at `y`.
  func paint(_ range: Range<Int>, x: Double, y: Double, on canvas: OpaquePointer) {
    guard let first = lines[range].first else { return }
    cairo_set_source_rgb(canvas, ink.red, ink.green, ink.blue)
    for line in lines[range] {
      cairo_move_to(canvas, x + line.x, y + line.baseline - first.top)
      pango_cairo_show_layout_line(canvas, pango_layout_get_line_readonly(layout, line.index))
    }
  }
}

let pangoScale = Double(PANGO_SCALE)

/// Where the boxes of one document come from: the thread's fonts at 72 dots an inch, so that a
/// point is a point, and Spanish for breaking lines.
final class TextContext {
  private let context: OpaquePointer

  init() {
    guard let context = pango_font_map_create_context(pango_cairo_font_map_get_default()) else {
      preconditionFailure("pango is out of memory")
    }
    self.context = context
    pango_cairo_context_set_resolution(context, 72)
    // Whole points would leave words unevenly apart on paper.
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_language(context, pango_language_from_string("es-MX"))
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit { g_object_unref(UnsafeMutableRawPointer(context)) }

  func layout(size: Double) -> OpaquePointer {
    guard let layout = pango_layout_new(context) else {
      preconditionFailure("pango is out of memory")
    }
    let font = pango_font_description_from_string(PaperStyle.fonts)
    pango_font_description_set_absolute_size(font, size * pangoScale)
    pango_layout_set_font_description(layout, font)
    pango_font_description_free(font)
    return layout
  }
}
