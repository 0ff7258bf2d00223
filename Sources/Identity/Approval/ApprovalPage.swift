import Foundation
import Kernel
import Web

/// What waits for a second person.
struct ApprovalInboxPage: Page {
  struct Line: Sendable {
    let id: ApprovalID
    let title: String
    let summary: String
    let maker: String
    let asked: String
    let until: String
    let isMine: Bool
  }

  let lines: [Line]

  var title: String { "Autorizaciones" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, ApprovalInboxPage> {
    ["ninguna": ApprovalInboxPage(lines: [])]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Lo que una persona pide, otra lo autoriza.</p>
    \(lines.isEmpty
      ? emptyState(
        "No hay nada por autorizar.", "Aquí aparece lo que espera a una segunda persona.")
      : list)
    """
  }

  private var list: HTML {
    table(
      "Solicitudes pendientes",
      [
        Column<Line>("Qué", .heading) {
          "<a href=\"/oficina/autorizaciones/\($0.id)\">\($0.title)</a>"
        },
        Column<Line>("Detalle") { "\($0.summary)" },
        Column<Line>("Pidió") { line in
          line.isMine ? Badge("Usted", .info).html : "\(line.maker)"
        },
        Column<Line>("Cuándo") { "\($0.asked)" },
        Column<Line>("Vence") { "\($0.until)" },
      ], lines)
  }
}

/// One request: what exactly is asked, by whom, and the decision.
struct ApprovalPage: Page {
  enum Standing: Sendable {
    case mayDecide
    case mayWithdraw
    case over(Badge)
  }

  let id: ApprovalID
  let heading: String
  let summary: String
  let details: [(String, String)]
  let link: Href?
  let standing: Standing
  let refusal: String?
  let csrf: String

  var title: String { "Autorización" }
  var breadcrumbs: [Crumb] { [Crumb("Autorizaciones", "/oficina/autorizaciones")] }

  static var samples: KeyValuePairs<String, ApprovalPage> {
    [
      "por decidir": ApprovalPage(
        id: ApprovalID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
        heading: "Aprobar una solicitud sobre el límite",
        summary: "SOL-7K2M9Q, $25,000.00 a 24 quincenas", details: [("Pidió", "Ana López")],
        link: nil, standing: .mayDecide, refusal: nil, csrf: "t")
    ]
  }
}

extension ApprovalPage {
  var body: HTML {
    """
    <h1>\(heading)</h1>
    <p class="lead">\(summary)</p>
    \(refusal.map { alert($0) })
    \(card(nil, facts(details.map { ($0.0, "\($0.1)") })))
    \(link.map { "<p><a href=\"\($0)\">Ver a qué se refiere</a></p>" as HTML })
    \(decision)
    """
  }

  private var decision: HTML {
    switch standing {
    case .over(let badge):
      "<p>\(badge.html)</p>"
    case .mayWithdraw:
      """
      \(notice(.info, "<p>La debe decidir otra persona: usted la pidió.</p>"))
      \(Button.post(
        "Retirar la solicitud", "/oficina/autorizaciones/\(id)/retiro", csrf: csrf, .quiet))
      """
    case .mayDecide:
      card(
        "Decidir",
        FormView("/oficina/autorizaciones/\(id)/decision", csrf: csrf)(
          """
          \(Field.area(Form(), "motivo", "Motivo (obligatorio para rechazar)", rows: 2))
          \(Field.code(
            Form(), "codigo", "Código de su autenticador",
            hint: "Un código nuevo: firma exactamente lo que ve arriba."))
          \(Button.row(
            Button.submit("Autorizar", name: "decision", value: "approve"),
            Button.submit("Rechazar", .danger, name: "decision", value: "decline")))
          """))
    }
  }
}
