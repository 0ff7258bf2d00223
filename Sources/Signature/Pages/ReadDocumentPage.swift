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
        title: "Carátula", folio: "SOL-000123", html: sample.html,
        fingerprint: String(repeating: "5f2e", count: 16), back: "/solicitud/x/contrato",
        download: "/solicitud/x/contrato/caratula/pdf")
    ]
  }

  private static let sample = RenderedDocument(
    name: "caratula", version: 1, templateSHA256: "",
    markdown: """
      # Carátula del contrato de crédito

      | CAT (Costo Anual Total) | Tasa anual | Monto total a pagar |
      |:---:|:---:|---:|
      | ***113.6%***<br>**Sin IVA.** | Ordinaria: **60%** FIJA | **$11,978.81 MXN** |

      | | |
      |---|---|
      | Plazo del crédito | 12 pagos quincenales |
      | Fecha límite de pago | Primer pago: 15 de diciembre de 2026 |

      - **«Incumplir tus obligaciones te puede generar comisiones e intereses moratorios».**
      """)
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
