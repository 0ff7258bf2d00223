/// Writes runs of words as pango markup.
struct Markup {
  /// Of the text around, so that figures can be given as a multiple of it.
  let size: Double
  let accent: Ink

  func write(_ inlines: [Inline]) -> String { inlines.map(write).joined() }

  /// All of it bold: table headers, labels.
  func bold(_ inlines: [Inline]) -> String { "<b>\(write(inlines))</b>" }

  private func write(_ inline: Inline) -> String {
    if let figure = inline.figure {
      return span("size=\"\(points(PaperStyle.figure))\" weight=\"bold\" color=\"\(hex)\"", figure)
    }
    switch inline {
    case .text(let text): return DocumentHTML.escaped(text)
    case .strong(let inner): return "<b>\(write(inner))</b>"
    case .emphasis(let inner): return "<i>\(write(inner))</i>"
    case .code(let text):
      return "<span font_family=\"DejaVu Sans Mono\" size=\"\(points(size - 1))\">"
        + "\(DocumentHTML.escaped(text))</span>"
    case .link(let inner, _): return span("color=\"\(hex)\"", inner)
    case .lineBreak: return "\n"
    }
  }

  private func span(_ attributes: String, _ inner: [Inline]) -> String {
    "<span \(attributes)>\(write(inner))</span>"
  }

  private func points(_ size: Double) -> Int { Int(size * pangoScale) }

  private var hex: String {
    let parts = [accent.red, accent.green, accent.blue].map { part in
      let text = String(Int(part * 255), radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return "#" + parts.joined()
  }
}
