import Kernel
import Vault
import Web

/// One's own account: password, recovery codes, sessions.
struct OwnAccountPage: Page {
  let username: String
  let recoveryCodesLeft: Int
  let form: Form
  let csrf: String

  var title: String { "Mi cuenta" }

  static var samples: KeyValuePairs<String, OwnAccountPage> {
    [
      "al día": OwnAccountPage(username: "ana", recoveryCodesLeft: 10, form: Form(), csrf: "t"),
      "pocos códigos": OwnAccountPage(
        username: "ana", recoveryCodesLeft: 2, form: Form(), csrf: "t"),
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p><a href="/oficina/sesiones">Ver dónde tengo sesión abierta</a></p>
    \(card("Cambiar contraseña", FormView("/oficina/mi-cuenta/contrasena", csrf: csrf)("""
      \(errorSummary(form))
      \(Field.password(form, "actual", "Contraseña actual"))
      \(Field.password(
        form, "nueva", "Contraseña nueva (12 caracteres o más)", autocomplete: "new-password"))
      \(Button.row(Button.submit("Cambiar contraseña")))
      """)))
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
      try await showOwnAccount(visit, Form(), status: 200)
    }
    routes.post("/oficina/mi-cuenta/contrasena", .anyStaff) { visit in
      try stepUp.require(visit, from: "/oficina/mi-cuenta")
      do {
        try await own.changePassword(
          try visit.staff(), from: Sealed(visit.form.typed("actual")),
          to: Sealed(visit.form.typed("nueva")), of: visit.tenant)
        return Reply.redirect("/oficina/mi-cuenta").saying("La contraseña cambió.")
      } catch let refused as InvalidFields {
        return try await showOwnAccount(visit, Form(errors: refused.errors), status: 422)
      } catch let refused as OwnAccount.Refused {
        let error = FieldError("actual", refused.problem.title + ".")
        return try await showOwnAccount(visit, Form(errors: [error]), status: 422)
      }
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

  private func showOwnAccount(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let me = try visit.staff()
    let left = try await own.recoveryCodesLeft(me, of: visit.tenant)
    let page = OwnAccountPage(
      username: me.name, recoveryCodesLeft: left, form: form, csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }
}
