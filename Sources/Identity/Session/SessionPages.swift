import Foundation
import Kernel
import Web

/// Where somebody is signed in, so that they can close what they do not recognise.
struct SessionsPage: Page {
  struct Line: Sendable {
    let id: SessionID
    let device: String
    let address: String
    let since: String
    let seen: String
    let isThis: Bool
  }

  let lines: [Line]
  let csrf: String

  var title: String { "Mis sesiones" }

  static var samples: KeyValuePairs<String, SessionsPage> {
    [
      "dos": SessionsPage(
        lines: [
          Line(
            id: SessionID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
            device: "Firefox en Linux",
            address: "203.0.113.7", since: "20 nov 2026, 09:00 h", seen: "20 nov 2026, 09:05 h",
            isThis: true),
          Line(
            id: SessionID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
            device: "Chrome en Android",
            address: "198.51.100.4", since: "19 nov 2026, 18:00 h", seen: "20 nov 2026, 08:59 h",
            isThis: false),
        ], csrf: "t")
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Si no reconoce alguna, ciérrela y cambie su contraseña.</p>
    \(table("Sesiones abiertas", [
      Column<Line>("Equipo", .heading) { "\($0.device)" },
      Column<Line>("Dirección") { "<code>\($0.address)</code>" },
      Column<Line>("Desde") { "\($0.since)" },
      Column<Line>("Último uso") { "\($0.seen)" },
      Column<Line>("Acciones") { [csrf] line in
        line.isThis
          ? Badge("Esta sesión", .info).html
          : Button.post("Cerrar", "/oficina/sesiones/\(line.id)/cierre", csrf: csrf, .quiet)
      },
    ], lines))
    """
  }
}

extension Identity {
  func addSessions(to routes: inout Routes) {
    routes.get("/oficina/sesiones", .anyStaff) { visit in
      let staff = try visit.staff()
      let zone = try await wiring.zone(visit.tenant)
      let now = world.now(visit.tenant)
      let lines = try await sessions.open(of: staff.id, in: visit.tenant, at: now).map { session in
        SessionsPage.Line(
          id: session.id, device: Device.name(session.userAgent), address: session.address,
          since: InstantText(session.createdAt, in: zone).text,
          seen: InstantText(session.seenAt, in: zone).text, isThis: session.id == staff.session)
      }
      return .page(SessionsPage(lines: lines, csrf: visit.csrf), chrome: .office)
    }
    routes.post("/oficina/sesiones/:session/cierre", .anyStaff) { visit in
      let staff = try visit.staff()
      try await sessions.revoke(
        try visit.id("session", SessionID.self), of: staff.id, in: visit.tenant)
      return Reply.redirect("/oficina/sesiones").saying("Se cerró la sesión.")
    }
    routes.shows(SessionsPage.self, in: .office)
  }
}

/// A browser's name for itself, in few words.
enum Device {
  static func name(_ agent: String) -> String {
    let browsers = [
      ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    let systems = [
      ("Android", "Android"), ("iPhone", "iPhone"), ("Windows", "Windows"), ("Mac OS", "Mac"),
      ("Linux", "Linux"),
    ]
    let browser = browsers.first { agent.contains($0.0) }?.1 ?? "Otro navegador"
    guard let system = systems.first(where: { agent.contains($0.0) })?.1 else { return browser }
    return "\(browser) en \(system)"
  }
}
