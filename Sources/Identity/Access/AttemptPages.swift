import Foundation
import Kernel
import Web

/// Every try to get in, the latest first.
struct AttemptsPage: Page {
  struct Line: Sendable {
    let when: String
    let door: String
    let who: String
    let outcome: Badge
    let address: String
    let device: String
  }

  let lines: [Line]
  let older: Href?

  var title: String { "Intentos de acceso" }
  var width: PageWidth { .wide }

  static var samples: KeyValuePairs<String, AttemptsPage> {
    [
      "algunos": AttemptsPage(
        lines: [
          Line(
            when: "20 nov 2026, 09:00 h", door: "Oficina", who: "ana",
            outcome: Badge("Entró", .good), address: "203.0.113.7", device: "Firefox en Linux")
        ], older: nil),
      "ninguno": AttemptsPage(lines: [], older: nil),
    ]
  }

  var body: HTML {
    guard !lines.isEmpty else {
      return "<h1>\(title)</h1>\(emptyState("Todavía no hay intentos registrados."))"
    }
    return """
      <h1>\(title)</h1>
      \(table("Intentos de acceso", [
        Column<Line>("Cuándo") { "<span class=\"nowrap\">\($0.when)</span>" },
        Column<Line>("Quién", .heading) { "\($0.who)" },
        Column<Line>("Puerta") { "\($0.door)" },
        Column<Line>("Resultado") { $0.outcome.html },
        Column<Line>("Dirección") { "<code>\($0.address)</code>" },
        Column<Line>("Equipo") { "\($0.device)" },
      ], lines))
      \(pagination(previous: nil, next: older))
      """
  }
}

extension Identity {
  private static let perPage = 100

  func addAttempts(to routes: inout Routes) {
    routes.get("/oficina/accesos", .staff("identity.attempts")) { visit in
      let zone = try await wiring.zone(visit.tenant)
      let before = Self.instant(visit.request.query["antes"]) ?? .distantFuture
      let found = try await attempts.latest(
        before: min(before, world.now(visit.tenant) + 1), limit: Self.perPage, of: visit.tenant)
      let lines = found.map { attempt in
        AttemptsPage.Line(
          when: InstantText(attempt.at, in: zone).text, door: attempt.door.words,
          who: attempt.who.isEmpty ? "—" : attempt.who, outcome: attempt.outcome.badge,
          address: attempt.origin.address, device: Device.name(attempt.origin.userAgent))
      }
      let isFull = found.count == Self.perPage
      let older = isFull ? found.last.map { Self.older(than: $0.at) } : nil
      return .page(AttemptsPage(lines: lines, older: older), chrome: .office)
    }
    routes.shows(AttemptsPage.self, in: .office)
    routes.place(
      Place("Accesos", "/oficina/accesos", in: .office, for: "identity.attempts", order: 95))
  }

  /// The cursor: milliseconds of the epoch.
  private static func older(than instant: Date) -> Href {
    let millis = Int(instant.timeIntervalSince1970 * 1_000)
    return ("/oficina/accesos" as Href).with("antes", millis)
  }

  private static func instant(_ text: String?) -> Date? {
    text.flatMap { Int($0) }.map { Date(timeIntervalSince1970: TimeInterval($0) / 1_000) }
  }
}

extension AccessAttempt.Door {
  var words: String {
    switch self {
    case .office: "Oficina"
    case .portal: "Portal"
    case .stepUp: "Confirmación"
    case .approval: "Autorización"
    }
  }
}

extension AccessAttempt.Outcome {
  var badge: Badge {
    switch self {
    case .passwordRight: Badge("Contraseña correcta", .plain)
    case .passwordWrong: Badge("No coincide", .bad)
    case .codeWrong: Badge("Código incorrecto", .bad)
    case .codeReplayed: Badge("Código repetido", .bad)
    case .closed: Badge("Bloqueado", .warn)
    case .signedIn: Badge("Entró", .good)
    case .confirmed: Badge("Confirmó", .good)
    case .enrolled: Badge("Activó autenticador", .info)
    case .recoveryUsed: Badge("Usó recuperación", .warn)
    case .codeSent: Badge("Código enviado", .plain)
    }
  }
}
