/// A series to draw: whole numbers, and how each is said.
public struct Series: Sendable {
  public let name: String
  public let values: [Int64]
  public let said: [String]

  public init(_ name: String, values: [Int64], said: [String]) {
    precondition(values.count == said.count, "every value is said")
    self.name = name
    self.values = values
    self.said = said
  }
}

/// Charts drawn on the server: they print, need no script, and carry their table for whoever
/// listens or wants the figures.
public enum Chart {
  /// Bars side by side, one group per label.
  public static func bars(
    _ title: String, labels: [String], _ series: [Series], scale: (Int64) -> String
  ) -> HTML {
    let top = roundTop(series.flatMap(\.values).max() ?? 0)
    let group = 100.0 / Double(max(1, labels.count))
    let width = group * 0.72 / Double(max(1, series.count))
    let rects = series.enumerated().flatMap { number, one in
      one.values.enumerated().map { offset, value in
        let height = share(value, of: top)
        let x = group * Double(offset) + group * 0.14 + width * Double(number)
        return """
          <rect class="c\(number % 6 + 1)" x="\(fixed(x))" y="\(fixed(100 - height))" \
          width="\(fixed(width * 0.92))" height="\(fixed(height))"/>
          """ as HTML
      }
    }
    return framed(title, labels: labels, series, top: top, scale: scale, drawing: rects.joined())
  }

  /// Lines over time.
  public static func lines(
    _ title: String, labels: [String], _ series: [Series], scale: (Int64) -> String
  ) -> HTML {
    let top = roundTop(series.flatMap(\.values).max() ?? 0)
    let traces = series.enumerated().map { number, one in
      "<polyline class=\"trace c\(number % 6 + 1)\" points=\"\(points(one.values, top: top))\"/>"
        as HTML
    }
    return framed(title, labels: labels, series, top: top, scale: scale, drawing: traces.joined())
  }

  /// A line without axes, to stand under a number.
  public static func spark(_ title: String, _ values: [Int64]) -> HTML {
    let top = max(1, values.max() ?? 1)
    let line = points(values, top: top)
    return """
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="\(title)">\
      <polygon class="c1 area" points="0,100 \(line) 100,100"/>\
      <polyline class="trace c1" points="\(line)"/></svg>
      """
  }

  /// How much of a whole: one bar, filled.
  public static func meter(_ title: String, _ part: Int64, of whole: Int64) -> HTML {
    let filled = share(part, of: max(1, whole))
    return """
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label="\(title)">\
      <rect class="c6" x="0" y="38" width="100" height="24" opacity="0.25"/>\
      <rect class="c1" x="0" y="38" width="\(fixed(filled))" height="24"/></svg>
      """
  }

  static func points(_ values: [Int64], top: Int64) -> String {
    let step = 100.0 / Double(max(1, values.count - 1))
    return values.enumerated().map { offset, value in
      "\(fixed(step * Double(offset))),\(fixed(100 - share(value, of: top)))"
    }.joined(separator: " ")
  }

  static func share(_ part: Int64, of whole: Int64) -> Double {
    guard whole > 0 else { return 0 }
    return min(100, max(0, Double(part) * 100 / Double(whole)))
  }

  /// Two decimals are more than a screen shows.
  static func fixed(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let fraction = abs(hundredths) % 100
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }

  /// The next 1, 2, 2.5 or 5 of a power of ten: an axis that people can divide.
  static func roundTop(_ highest: Int64) -> Int64 {
    var step: Int64 = 1
    while step < highest / 10 { step *= 10 }
    for factor: Int64 in [1, 2, 4, 5, 8, 10, 20, 40, 50, 80, 100] where step * factor >= highest {
      return max(4, step * factor)
    }
    return max(4, highest)
  }
}
