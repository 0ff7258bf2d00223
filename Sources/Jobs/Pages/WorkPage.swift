import Foundation
import Kernel
import Web

/// What waits, and what could not be done after every attempt.
struct WorkPage: Page {
  struct Waiting: Hashable, Sendable {
    let due: Int
    let later: Int
  }

  struct Line: Hashable, Sendable {
    let id: UUID
    let what: String
    let name: String
    let attempts: Int
    let reason: String
    let died: String
  }

  let waiting: Waiting
  let dead: [Line]
  let csrf: String

  var title: String { "Trabajos" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, WorkPage> {
    [
      "al día": WorkPage(waiting: Waiting(due: 0, later: 3), dead: [], csrf: "t"),
      "con pendientes": WorkPage(
        waiting: Waiting(due: 12, later: 3),
        dead: [
          Line(
            id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), what: "Aviso",
            name: "servicing.loan_booked.v1", attempts: 10, reason: "HTTP 503",
            died: "20 nov 2026, 14:05 h")
        ], csrf: "t"),
    ]
  }
}

extension WorkPage {
  var body: HTML {
    """
    <h1>\(title)</h1>
    \(tabs("Trabajos", [
      Tab("Pendientes", JobPages.home, isHere: true),
      Tab("Avisos a otros sistemas", JobPages.webhooksHome, isHere: false),
    ]))
    <p>Por hacer ahora: <strong>\(waiting.due)</strong>. Para más tarde: \
    <strong>\(waiting.later)</strong>.</p>
    <h2>Lo que no se pudo hacer</h2>
    \(dead.isEmpty ? nothing : list)
    """
  }

  private var nothing: HTML {
    emptyState(
      "Todo se hizo.", "Aquí aparece lo que falló en cada intento y espera a una persona.")
  }

  private var list: HTML {
    table(
      "Lo que no se pudo hacer",
      [
        Column<Line>("Qué", .heading) { "\($0.what): <code>\($0.name)</code>" },
        Column<Line>("Por qué") { "\($0.reason)" },
        Column<Line>("Intentos", .number) { "\($0.attempts)" },
        Column<Line>("Último intento") { "\($0.died)" },
        Column<Line>("") { [csrf] line in
          Button.post(
            "Reintentar", "/oficina/trabajos/\(line.id.uuidString.lowercased())/reintento",
            csrf: csrf)
        },
      ], dead)
  }
}

extension WorkPage.Line {
  init(_ letter: DeadLetter, in zone: TimeZone) {
    id = letter.id
    what = Self.words[letter.purpose] ?? letter.purpose
    name = letter.name
    attempts = letter.attempts
    reason = letter.reason
    died = InstantText(letter.diedAt, in: zone).text
  }

  private static let words = ["event": "Hecho", "job": "Trabajo", "webhook": "Aviso"]
}
