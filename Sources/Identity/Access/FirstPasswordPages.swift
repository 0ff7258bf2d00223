import Kernel
import Vault
import Web

/// The last step of the first sign-in: a password that only its owner knows.
struct FirstPasswordPage: Page {
  let form: Form
  let next: String
  let csrf: String

  var title: String { "Elija su contraseña" }

  static var samples: KeyValuePairs<String, FirstPasswordPage> {
    [
      "primera vez": FirstPasswordPage(form: Form(), next: "/oficina", csrf: "t"),
      "no sirve": FirstPasswordPage(
        form: Form(errors: [FieldError("nueva", "Elija una distinta de la que le dieron.")]),
        next: "/oficina", csrf: "t"),
    ]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">La que usó hoy la conoce también quien abrió su cuenta. Elija una que sólo
    usted sepa: una frase es fácil de recordar.</p>
    \(errorSummary(form))
    \(FormView("/oficina/entrar/contrasena", csrf: csrf)("""
      \(Field.hidden("siguiente", next))
      \(Field.password(
        form, "nueva", "Contraseña nueva (12 caracteres o más)", autocomplete: "new-password"))
      \(Button.row(Button.submit("Guardar y entrar")))
      """))
    <p><a href="/oficina/entrar">Empezar de nuevo</a></p>
    """
  }
}

extension Identity {
  static let firstPassword: Href = "/oficina/entrar/contrasena"

  func addFirstPassword(to routes: inout Routes) {
    routes.get("/oficina/entrar/contrasena", .anyone) { visit in
      showFirstPassword(visit, Form(), next: visit.request.query, status: 200)
    }
    routes.post("/oficina/entrar/contrasena", .anyone) { visit in
      try await chooseFirstPassword(visit)
    }
    routes.shows(FirstPasswordPage.self, in: .bare)
  }

  private func chooseFirstPassword(_ visit: Visit) async throws -> Reply {
    do {
      let done = try await signIn.choosePassword(
        try Self.halfway(visit), Sealed(visit.form.typed("nueva")), from: Origin(visit),
        at: visit.tenant)
      return entered(done, Self.next(visit.request.form, or: "/oficina"))
    } catch let refused as InvalidFields {
      return showFirstPassword(
        visit, Form(errors: refused.errors), next: visit.request.form, status: 422)
    } catch let refused as StaffSignIn.Refused {
      return restarted(refused, visit) { .redirect("/oficina/entrar") }
    }
  }

  private func showFirstPassword(
    _ visit: Visit, _ form: Form, next: Fields, status: Int
  ) -> Reply {
    let page = FirstPasswordPage(
      form: form, next: Self.next(next, or: "/oficina"), csrf: visit.csrf)
    return .page(page, chrome: .bare, status: status)
  }
}
