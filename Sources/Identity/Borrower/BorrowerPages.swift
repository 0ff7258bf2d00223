import Kernel
import Web

/// The borrower's door: a phone, and a code.
struct PhonePage: Page {
  let form: Form
  let refusal: String?
  let next: String
  let csrf: String

  var title: String { "Entra a tu cuenta" }

  static var samples: KeyValuePairs<String, PhonePage> {
    ["vacía": PhonePage(form: Form(), refusal: nil, next: "/mi-credito", csrf: "t")]
  }

  var body: HTML {
    """
    <h1>\(title)</h1>
    <p class="lead">Sin contraseñas: te enviamos un código a tu celular.</p>
    \(errorSummary(form))\(refusal.map { alert($0) })
    \(FormView("/entrar", csrf: csrf)("""
      \(Field.hidden("siguiente", next))
      \(Field.text(
        form, "telefono", "Tu celular", hint: "Diez dígitos, como 55 1234 5678", keyboard: .tel,
        autocomplete: "tel-national", size: .medium, max: 20))
      \(Button.row(Button.submit("Enviarme el código", .wide)))
      """))
    """
  }
}

extension Identity {
  func addBorrower(to routes: inout Routes) {
    routes.get("/entrar", .anyone) { visit in
      let page = PhonePage(
        form: Form(), refusal: nil, next: Self.next(visit.request.query, or: "/mi-credito"),
        csrf: visit.csrf)
      return .page(page, chrome: .portal)
    }
    routes.post("/entrar", .anyone) { visit in try await sendCode(visit) }
    routes.get("/entrar/codigo", .anyone) { visit in
      let next = Self.next(visit.request.query, or: "/mi-credito")
      return .page(
        CodePage.borrower(sentTo: "", next: next, refusal: nil, csrf: visit.csrf),
        chrome: .portal)
    }
    routes.post("/entrar/codigo", .anyone) { visit in try await hearCode(visit) }
    routes.post("/salir", .borrower) { visit in
      let borrower = try visit.borrower()
      try await sessions.signOut(
        borrower.session, of: visit.tenant, by: .borrower(borrower.party))
      return Reply.redirect("/").setting(.forget(SessionRow.Kind.borrower.cookie))
    }
    routes.shows(PhonePage.self, in: .portal)
  }

  private func sendCode(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let next = Self.next(form.fields, or: "/mi-credito")
    let phone: PhoneNumber
    do throws(Malformed) {
      phone = try PhoneNumber(parsing: form.typed("telefono"))
    } catch {
      form.refuse("telefono", error.message)
      let page = PhonePage(form: form, refusal: nil, next: next, csrf: visit.csrf)
      return .page(page, chrome: .portal, status: 422)
    }
    return try await sent(phone, form, next, visit)
  }

  private func sent(
    _ phone: PhoneNumber, _ form: Form, _ next: String, _ visit: Visit
  ) async throws -> Reply {
    do {
      let cookie = try await borrowers.issue(phone, visit)
      let page = CodePage.borrower(
        sentTo: phone.masked, next: next, refusal: nil, csrf: visit.csrf)
      return Reply.page(page, chrome: .portal).setting(cookie)
    } catch let refused as OneTimeCodes.Refused {
      let page = PhonePage(
        form: form, refusal: refused.problem.detail, next: next, csrf: visit.csrf)
      return .page(page, chrome: .portal, status: refused.problem.status)
    }
  }

  private func hearCode(_ visit: Visit) async throws -> Reply {
    let next = Self.next(visit.request.form, or: "/mi-credito")
    do {
      let signedIn = try await borrowers.verify(visit.form.typed("codigo"), visit)
      return Reply.redirect(Href(sameHost: next) ?? "/mi-credito")
        .setting(signedIn.cookie).setting(.forget(BorrowerSignIn.flowCookie))
    } catch let refused as OneTimeCodes.Refused {
      let phone = String(visit.form.typed("telefono").prefix(20))
      let page = CodePage.borrower(
        sentTo: phone, next: next, refusal: refused.problem.detail, csrf: visit.csrf)
      return .page(page, chrome: .portal, status: refused.problem.status)
    }
  }
}
