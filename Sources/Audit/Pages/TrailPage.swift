import Foundation
import Kernel
import Web

/// Acts, newest first.
struct TrailPage: Page {
  struct Line: Hashable, Sendable {
    let when: String
    let actor: String
    let verb: String
    let subject: String
    let facts: String
    let reason: String
  }

  let subject: String
  let lines: [Line]
  let next: Href?

  var title: String { "Bitácora" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, TrailPage> {
    [
      "vacía": TrailPage(subject: "", lines: [], next: nil),
      "de un crédito": TrailPage(
        subject: "loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f",
        lines: [
          Line(
            when: "20 nov 2026, 14:05 h", actor: "Ana López", verb: "loan.repayment_applied",
            subject: "loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f", facts: "amount: 116.00",
            reason: "")
        ], next: nil),
    ]
  }
}

extension TrailPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Quién hizo qué, cuándo y por qué. Nadie puede cambiarla sin que se note: \
    <a href="/oficina/bitacora/estado">comprobarlo</a>.</p>
    <form method="get" action="\(AuditPages.home)" role="search">
    \(Field.text(
      Form(filledWith: ["de": subject]), "de", "De qué",
      hint: "El identificador de un crédito, una solicitud, una persona…", size: .medium))
    \(Button.row(Button.submit("Buscar")))</form>
    \(lines.isEmpty ? emptyState("No hay actos registrados.") : list)
    \(pagination(previous: nil, next: next))
    """
  }

  private var list: HTML {
    table(
      "Actos",
      [
        Column<Line>("Cuándo") { "\($0.when)" },
        Column<Line>("Quién") { "\($0.actor)" },
        Column<Line>("Qué", .heading) { "<code>\($0.verb)</code>" },
        Column<Line>("Sobre") {
          "<a href=\"\(AuditPages.home.with("de", $0.subject))\">\($0.subject)</a>"
        },
        Column<Line>("Datos") { "\($0.facts)" },
        Column<Line>("Motivo") { "\($0.reason)" },
      ], lines)
  }
}

extension TrailPage.Line {
  init(_ act: RecordedAct, by actor: String, in zone: TimeZone) {
    when = InstantText(act.occurredAt, in: zone).text
    self.actor = actor
    verb = act.verb
    subject = act.subject
    facts = act.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      .joined(separator: " · ")
    reason = act.reason ?? ""
  }
}

/// Whether the trail is whole, and what could still be lost unseen.
struct TrailStatePage: Page {
  let report: TrailReport

  var title: String { "Estado de la bitácora" }
  var breadcrumbs: [Crumb] { [Crumb("Bitácora", AuditPages.home)] }

  static var samples: KeyValuePairs<String, TrailStatePage> {
    [
      "íntegra": TrailStatePage(
        report: TrailReport(
          tenant: TenantID(1), sealed: 120, unsealed: 0, head: "00ff", faults: [])),
      "alterada": TrailStatePage(
        report: TrailReport(
          tenant: TenantID(1), sealed: 120, unsealed: 1, head: "00ff",
          faults: ["el eslabón 7 no sigue al anterior"])),
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(report.isWhole
      ? notice(.good, "<p>La bitácora está íntegra.</p>")
      : notice(.bad, "<p>La bitácora fue alterada:</p><ul>\(faults)</ul>"))
    \(facts([
      ("Actos encadenados", "\(report.sealed)"),
      ("Por encadenar", "\(report.unsealed)"),
      ("Último eslabón", "<code>\(report.head)</code>"),
    ]))
    <p>Guarde el último eslabón fuera del sistema: con él se nota si alguien corta el final de la \
    cadena.</p>
    """
  }

  private var faults: HTML { "\(report.faults.map { "<li>\($0)</li>" as HTML })" }
}
