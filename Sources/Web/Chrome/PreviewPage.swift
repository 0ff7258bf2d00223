/// Every page, in every state that has a sample: where a design is judged. Demonstration only.
struct PreviewPage: Page {
  let kinds: [PageKind]

  var title: String { "Muestrario" }
  var width: PageWidth { .wide }

  var body: HTML {
    """
    <h1>Muestrario</h1>
    <p class="lead">Cada página de la casa, en cada estado, con la marca de esta institución.</p>
    \(kinds.map { kind in
      """
      <section class="card"><h2>\(kind.name)</h2><ul class="tasks">
      \(kind.samples.enumerated().map { index, sample in
        "<li><a href=\"/preview/\(kind.name)/\(index)\">\(sample.name)</a></li>" as HTML
      })
      </ul></section>
      """ as HTML
    })
    """
  }

  static var samples: KeyValuePairs<String, PreviewPage> { ["vacío": PreviewPage(kinds: [])] }
}
