import Kernel
import Vault
import Web

/// A form for one's own password, shown after a fresh code only: what is typed in it must not wait
/// in another page.
struct OwnPasswordPage: Page {
  let form: Form
  let csrf: String

  var title: String { "Cambiar contraseña" }
  var breadcrumbs: [Crumb] { [Crumb("Mi cuenta", "/oficina/mi-cuenta")] }

  static var samples: KeyValuePairs<String, OwnPasswordPage> {
    ["vacía": OwnPasswordPage(form: Form(), csrf: "t")]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    \(FormView("/oficina/mi-cuenta/contrasena", csrf: csrf)("""
      \(errorSummary(form))
      \(Field.password(form, "actual", "Contraseña actual"))
      \(Field.password(
        form, "nueva", "Contraseña nueva (12 caracteres o más)", autocomplete: "new-password"))
      \(Button.row(Button.submit("Cambiar contraseña")))
      """))
    """
  }
}

extension Identity {
  func addOwnPassword(to routes: inout Routes) {
    let path: Href = "/oficina/mi-cuenta/contrasena"
    routes.get("/oficina/mi-cuenta/contrasena", .anyStaff) { visit in
      try stepUp.require(visit, from: path)
      return showOwnPassword(visit, Form(), status: 200)
    }
    routes.post("/oficina/mi-cuenta/contrasena", .anyStaff) { visit in
      try stepUp.require(visit, from: path, carrying: .nothing)
      do {
        try await own.changePassword(
          try visit.staff(), from: Sealed(visit.form.typed("actual")),
          to: Sealed(visit.form.typed("nueva")), of: visit.tenant)
        return Reply.redirect("/oficina/mi-cuenta").saying("La contraseña cambió.")
      } catch let refused as InvalidFields {
        return showOwnPassword(visit, Form(errors: refused.errors), status: 422)
      } catch let refused as OwnAccount.Refused {
        let error = FieldError("actual", refused.problem.title + ".")
        return showOwnPassword(visit, Form(errors: [error]), status: 422)
      }
    }
    routes.shows(OwnPasswordPage.self, in: .office)
  }

  private func showOwnPassword(_ visit: Visit, _ form: Form, status: Int) -> Reply {
    .page(OwnPasswordPage(form: form, csrf: visit.csrf), chrome: .office, status: status)
  }
}
