extension Chart {
  /// Axes in real text (an SVG that stretches would stretch its letters), legend, and the table.
  static func framed(
    _ title: String, labels: [String], _ series: [Series], top: Int64, scale: (Int64) -> String,
    drawing: HTML
  ) -> HTML {
    """
    <figure class="chart"><figcaption>\(title)</figcaption>
    <div class="plot" aria-hidden="true">
    <ol class="plot-y"><li>\(scale(top))</li><li>\(scale(top / 2))</li><li>\(scale(0))</li></ol>
    <svg viewBox="0 0 100 100" preserveAspectRatio="none">
    <path class="gridline" vector-effect="non-scaling-stroke" d="M0 0H100M0 50H100M0 100H100"/>
    \(drawing)
    </svg>
    <ol class="plot-x">\(labels.map { "<li>\($0)</li>" as HTML })</ol>
    </div>
    \(series.count > 1 ? legend(series.map { ($0.name, "") }) : .empty)
    \(disclosure("Ver las cifras", figures(title, labels, series)))
    </figure>
    """
  }

  static func legend(_ entries: [(String, String)]) -> HTML {
    """
    <ul class="legend">\(entries.enumerated().map { number, entry in
      let value: HTML = entry.1.isEmpty ? "" : " <b>\(entry.1)</b>"
      return """
        <li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="c\(number % 6 + 1)" \
        width="10" height="10" rx="2"/></svg>\(entry.0)\(value)</li>
        """ as HTML
    })</ul>
    """
  }

  private static func figures(_ title: String, _ labels: [String], _ series: [Series]) -> HTML {
    let columns =
      [Column<Int>("Periodo", .heading) { "\(labels[$0])" }]
      + series.map { one in Column<Int>(one.name, .number) { "\(one.said[$0])" } }
    return table(title, columns, Array(labels.indices))
  }

  /// Parts of a whole, as a ring with its legend; the legend says the figures.
  public static func donut(
    _ title: String, _ parts: [(name: String, value: Int64, said: String)]
  ) -> HTML {
    let whole = parts.map(\.value).reduce(0, +)
    let girth = 100.0
    var start = 0.0
    var arcs = HTML()
    for (number, part) in parts.enumerated() where part.value > 0 {
      let length = share(part.value, of: whole) * girth / 100
      arcs += """
        <circle class="ring c\(number % 6 + 1)" cx="21" cy="21" r="15.9155" stroke-width="7" \
        stroke-dasharray="\(fixed(length)) \(fixed(girth - length))" \
        stroke-dashoffset="\(fixed(25 - start))"/>
        """
      start += length
    }
    return """
      <figure class="chart"><figcaption>\(title)</figcaption><div class="donut">
      <svg viewBox="0 0 42 42" aria-hidden="true">\
      <circle class="ring gridline" cx="21" cy="21" r="15.9155" stroke-width="7"/>\(arcs)</svg>
      \(legend(parts.map { ($0.name, $0.said) }))
      </div></figure>
      """
  }
}
