import Kernel
import Web

/// One's own account: recovery codes, and the way to the password and the sessions.
struct OwnAccountPage: Page {
  let username: String
  let recoveryCodesLeft: Int
  let csrf: String

  var title: String { "Mi cuenta" }

  static var samples: KeyValuePairs<String, OwnAccountPage> {
    [
      "al día": OwnAccountPage(username: "ana", recoveryCodesLeft: 10, csrf: "t"),
      "pocos códigos": OwnAccountPage(
        username: "ana", recoveryCodesLeft: 2, csrf: "t"),
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p><a href="/oficina/sesiones">Ver dónde tengo sesión abierta</a></p>
    <p><a href="/oficina/mi-cuenta/contrasena">Cambiar contraseña</a></p>
    \(card("Códigos de recuperación", """
      <p>Quedan <strong>\(recoveryCodesLeft)</strong> de \(RecoveryCodes.count).</p>
      \(recoveryCodesLeft <= RecoveryCodes.scarce
        ? notice(.warn, "<p>Son pocos: haga otros y guárdelos.</p>") : .empty)
      \(Button.post(
        "Hacer códigos nuevos", "/oficina/mi-cuenta/codigos", csrf: csrf, .quiet))
      """))
    """
  }
}

extension Identity {
  func addOwnAccount(to routes: inout Routes) {
    routes.get("/oficina/mi-cuenta", .anyStaff) { visit in
      try await showOwnAccount(visit)
    }
    routes.post("/oficina/mi-cuenta/codigos", .anyStaff) { visit in
      try stepUp.require(visit, from: "/oficina/mi-cuenta")
      let codes = try await own.renewRecoveryCodes(try visit.staff(), of: visit.tenant)
      return .page(
        RecoveryCodesPage(codes: codes, next: "/oficina/mi-cuenta"), chrome: .office)
    }
    routes.shows(OwnAccountPage.self, in: .office)
    routes.place(Place("Mi cuenta", "/oficina/mi-cuenta", in: .office, order: 99))
  }

  private func showOwnAccount(_ visit: Visit) async throws -> Reply {
    let me = try visit.staff()
    let left = try await own.recoveryCodesLeft(me, of: visit.tenant)
    let page = OwnAccountPage(username: me.name, recoveryCodesLeft: left, csrf: visit.csrf)
    return .page(page, chrome: .office)
  }
}
