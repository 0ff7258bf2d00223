import Foundation
import Kernel
import Web

/// Acts, newest first.
struct TrailPage: Page {
  struct Line: Hashable, Sendable {
    let when: String
    let actor: String
    let verb: String
    /// The printed id, and how it reads.
    let subject: String
    let subjectWords: String
    let facts: String
    let reason: String
  }

  /// The id that was asked for; empty for all.
  let subject: String
  /// The page of what was asked for.
  let thing: (page: Href, words: String)?
  let lines: [Line]
  let next: Href?

  var title: String { "Bitácora" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, TrailPage> {
    let loan = "loan_0190c1e29f3a7bdc8e5f0a1b2c3d4e5f"
    return [
      "vacía": TrailPage(subject: "", thing: nil, lines: [], next: nil),
      "de un crédito": TrailPage(
        subject: loan, thing: ("/oficina/creditos/x", "Crédito …3d4e5f"),
        lines: [
          Line(
            when: "20 nov 2026, 14:05 h", actor: "Ana López", verb: "Aplicó un pago",
            subject: loan, subjectWords: "Crédito …3d4e5f", facts: "amount: 116.00", reason: "")
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
    \(about)
    \(lines.isEmpty ? emptyState("No hay actos registrados.") : list)
    \(pagination(previous: nil, next: next))
    """
  }

  private var about: HTML {
    guard let thing else { return .empty }
    return """
      <p>Solo lo que se hizo a <a href="\(thing.page)">\(thing.words)</a>. \
      <a href="\(AuditPages.home)">Ver toda la bitácora</a></p>
      """
  }

  private var list: HTML {
    table(
      "Actos",
      [
        Column<Line>("Cuándo") { "<span class=\"nowrap\">\($0.when)</span>" },
        Column<Line>("Quién") { "\($0.actor)" },
        Column<Line>("Qué", .heading) { "\($0.verb)" },
        Column<Line>("Sobre") {
          """
          <a class="nowrap" href="\(AuditPages.home.with("de", $0.subject))">\
          \($0.subjectWords)</a>
          """
        },
        Column<Line>("Datos") { "\($0.facts)" },
        Column<Line>("Motivo") { "\($0.reason)" },
      ], lines)
  }
}

/// Turns acts into lines that people read.
struct TrailWriter {
  let words: TrailWords
  let zone: TimeZone
  let names: [Kernel.Actor: String]

  func line(_ act: RecordedAct) -> TrailPage.Line {
    TrailPage.Line(
      when: InstantText(act.occurredAt, in: zone).text, actor: actor(act.actor),
      verb: words.verb(act.verb), subject: act.subject, subjectWords: words.subject(act.subject),
      facts: act.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        .joined(separator: " · "),
      reason: act.reason ?? "")
  }

  private func actor(_ text: String) -> String {
    guard let actor = Kernel.Actor(text) else { return text }
    if let name = names[actor] { return name }
    switch actor {
    case .system: return "El sistema"
    case .staff, .borrower, .apiKey: return words.subject(text)
    }
  }
}
