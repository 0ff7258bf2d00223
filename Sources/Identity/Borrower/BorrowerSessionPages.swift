import Foundation
import Kernel
import Web

/// Where a borrower has the portal open: a phone that was lost can be shut out from another.
struct BorrowerSessionsPage: Page {
  struct Line: Sendable {
    let id: SessionID
    let device: String
    let since: String
    let seen: String
  }

  let device: String
  let others: [Line]
  let csrf: String

  var title: String { "Dónde tienes abierta tu cuenta" }

  static var samples: KeyValuePairs<String, BorrowerSessionsPage> {
    [
      "otro teléfono": BorrowerSessionsPage(
        device: "Chrome en Android",
        others: [
          Line(
            id: SessionID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))),
            device: "Safari en iPhone", since: "19 nov 2026, 18:00 h",
            seen: "20 nov 2026, 08:59 h")
        ], csrf: "t"),
      "sólo aquí": BorrowerSessionsPage(device: "Chrome en Android", others: [], csrf: "t"),
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p>Aquí: <strong>\(device)</strong>.</p>
    \(others.isEmpty
      ? emptyState("No está abierta en ningún otro lado.")
      : list)
    """
  }

  private var list: HTML {
    """
    <p>Si no reconoces alguno, ciérralo: quien lo tenga necesitará un código de tu celular.</p>
    \(others.map { line in card(line.device, """
      \(facts([("Desde", "\(line.since)"), ("Último uso", "\(line.seen)")]))
      \(Button.post("Cerrar ahí", "/mis-sesiones/\(line.id)/cierre", csrf: csrf, .quiet))
      """) })
    """
  }
}

extension Identity {
  func addBorrowerSessions(to routes: inout Routes) {
    routes.get("/mis-sesiones", .borrower) { visit in
      let borrower = try visit.borrower()
      let zone = try await wiring.zone(visit.tenant)
      let now = world.now(visit.tenant)
      let open = try await sessions.open(of: borrower.party, in: visit.tenant, at: now)
      let others = open.filter { $0.id != borrower.session }.map { session in
        BorrowerSessionsPage.Line(
          id: session.id, device: Device.name(session.userAgent),
          since: InstantText(session.createdAt, in: zone).text,
          seen: InstantText(session.seenAt, in: zone).text)
      }
      let page = BorrowerSessionsPage(
        device: Device.name(visit.request.userAgent), others: others, csrf: visit.csrf)
      return .page(page, chrome: .portal)
    }
    routes.post("/mis-sesiones/:session/cierre", .borrower) { visit in
      try await sessions.revoke(
        try visit.id("session", SessionID.self), of: try visit.borrower().party,
        in: visit.tenant)
      return Reply.redirect("/mis-sesiones").saying("Se cerró ahí.")
    }
    routes.shows(BorrowerSessionsPage.self, in: .portal)
    routes.place(Place("Mis sesiones", "/mis-sesiones", in: .portal, order: 40))
  }
}
