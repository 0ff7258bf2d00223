import Web

/// One mail of the sandbox, as its reader sees it: the words as text, the page beside it apart.
struct MailPage: Page {
  struct Attachment: Sendable {
    let name: String
    let size: String
  }

  let id: Int
  let subject: String
  let from: String
  let to: String
  let when: String
  let text: String
  /// A link of the mail that leads to this same site.
  let link: String?
  let hasPage: Bool
  let attachments: [Attachment]

  var title: String { subject.isEmpty ? "Sin asunto" : subject }
  var breadcrumbs: [Crumb] { [Crumb("Correo de prueba", "/sandbox/correo")] }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(facts([("De", "\(from)"), ("Para", "\(to)"), ("Llegó", "\(when)")]))
    \(card("Mensaje", actions: asPage, words))
    \(attachments.isEmpty ? .empty : card("Adjuntos", papers))
    """
  }

  private var words: HTML {
    """
    <p class="as-written">\(text)</p>
    \(link.flatMap { Href(sameHost: $0) }.map {
      Button.row(Button.link("Abrir el enlace", $0))
    })
    """
  }

  private var asPage: HTML {
    hasPage ? Button.link("Ver como página", "/sandbox/correo/\(id)/pagina", .quiet) : .empty
  }

  private var papers: HTML {
    let lines = attachments.enumerated().map { number, attachment -> HTML in
      let href: Href = "/sandbox/correo/\(id)/adjuntos/\(number)"
      return "<li><a href=\"\(href)\">\(attachment.name)</a> <small>\(attachment.size)</small></li>"
    }
    return "<ul>\(lines)</ul>"
  }

  static var samples: KeyValuePairs<String, MailPage> {
    [
      "con adjuntos": MailPage(
        id: 1, subject: "Tu contrato SOL-1 firmado", from: "Solera <hola@solera.example>",
        to: "lupita@correo.example", when: "20 nov 2026, 09:00 h",
        text: "Hola, Lupita:\n\nFirmaste tu contrato.\n\n<script>alert(1)</script>",
        link: nil, hasPage: true,
        attachments: [
          Attachment(name: "contrato-adhesion-SOL-1.pdf", size: "84 KB"),
          Attachment(name: "<script>alert(1)</script>.pdf", size: "1 KB"),
        ]),
      "confirmación": MailPage(
        id: 2, subject: "Confirma tu correo en Solera", from: "Solera <hola@solera.example>",
        to: "lupita@correo.example", when: "20 nov 2026, 09:00 h",
        text: "Confirmar mi correo: http://solera.localhost:8080/correo/abc",
        link: "/correo/abc", hasPage: true, attachments: []),
    ]
  }
}
