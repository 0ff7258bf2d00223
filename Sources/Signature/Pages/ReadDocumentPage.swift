import Documents
import Web

/// One document to read on the screen, from the HTML that was sealed with its PDF.
struct ReadDocumentPage: Page {
  let title: String
  let folio: String
  /// Written by the documents' own renderer.
  let html: String
  let fingerprint: String
  let back: Href
  let download: Href

  var breadcrumbs: [Crumb] { [Crumb("Tu contrato", back)] }

  static var samples: KeyValuePairs<String, ReadDocumentPage> {
    [
      "carátula": ReadDocumentPage(
        title: "Carátula", folio: "SOL-000123", html: "<h2>Carátula</h2><p>CAT 113.6%</p>",
        fingerprint: String(repeating: "5f2e", count: 16), back: "/solicitud/x/contrato",
        download: "/solicitud/x/contrato/caratula/pdf")
    ]
  }
}

extension ReadDocumentPage {
  var body: HTML {
    """
    <h1 class="visually-hidden">\(title), crédito \(folio)</h1>
    <article class="document" tabindex="0" aria-label="\(title)">
    \(HTML(madeSafe: html, by: "the documents' renderer escapes every word"))
    </article>
    \(Button.row(
      Button.link("Listo, volver al contrato", back),
      Button.link("Descargar PDF", download, .quiet)))
    <p class="hint">Huella SHA-256 del PDF: <code>\(fingerprint)</code></p>
    """
  }
}
