import Kernel
import Vault
import Web

/// The staff door: password, code or enrolment, and out.
extension Identity {
  /// Holds the few minutes between password and code.
  static let halfwayCookie = "entrada"

  func addSignIn(to routes: inout Routes) {
    routes.get("/oficina/entrar", .anyone) { visit in
      let page = SignInPage(
        form: Form(), refusal: nil, next: Self.next(visit.request.query, or: "/oficina"),
        csrf: visit.csrf)
      return .page(page, chrome: .bare)
    }
    routes.post("/oficina/entrar", .anyone) { visit in try await begin(visit) }
    routes.get("/oficina/entrar/codigo", .anyone) { visit in
      let next = Self.next(visit.request.query, or: "/oficina")
      return .page(CodePage.staff(next: next, refusal: nil, csrf: visit.csrf), chrome: .bare)
    }
    routes.post("/oficina/entrar/codigo", .anyone) { visit in try await finish(visit) }
    routes.get("/oficina/entrar/inscripcion", .anyone) { visit in
      try await showEnrolment(visit, refusal: nil, next: visit.request.query)
    }
    routes.post("/oficina/entrar/inscripcion", .anyone) { visit in try await enrol(visit) }
    routes.post("/oficina/salir", .anyStaff) { visit in
      let staff = try visit.staff()
      try await sessions.signOut(staff.session, of: visit.tenant, by: .staff(staff.id))
      return Reply.redirect("/oficina/entrar").setting(.forget(SessionRow.Kind.staff.cookie))
    }
  }

  private func begin(_ visit: Visit) async throws -> Reply {
    let form = visit.form
    let next = Self.next(form.fields, or: "/oficina")
    do {
      let halfway = try await signIn.begin(
        form.typed("usuario"), password: Sealed(form.typed("contrasena")), from: Origin(visit),
        at: visit.tenant)
      let step: Href =
        halfway.mustEnrol ? "/oficina/entrar/inscripcion" : "/oficina/entrar/codigo"
      let seconds = StaffSignIn.minutesForCode * 60
      return Reply.redirect(step.with("siguiente", next))
        .setting(Cookie(Self.halfwayCookie, halfway.token.text, maxAgeSeconds: seconds))
    } catch let refused as StaffSignIn.Refused {
      let page = SignInPage(
        form: form, refusal: refused.problem.detail, next: next, csrf: visit.csrf)
      return .page(page, chrome: .bare, status: refused.problem.status)
    }
  }

  private func finish(_ visit: Visit) async throws -> Reply {
    let next = Self.next(visit.request.form, or: "/oficina")
    do {
      let entry = try await signIn.finish(
        try Self.halfway(visit), code: visit.form.typed("codigo"), from: Origin(visit),
        at: visit.tenant)
      guard case .signedIn(let done) = entry else { return try passwordOwed(visit, next) }
      let reply = entered(done, next)
      guard done.recoveryCodesLeft <= RecoveryCodes.scarce else { return reply }
      return reply.saying(
        "Quedan \(done.recoveryCodesLeft) códigos de recuperación: haga otros en Mi cuenta.")
    } catch let refused as StaffSignIn.Refused {
      return restarted(refused, visit) {
        .page(
          CodePage.staff(next: next, refusal: refused.problem.detail, csrf: visit.csrf),
          chrome: .bare, status: refused.problem.status)
      }
    }
  }

  private func enrol(_ visit: Visit) async throws -> Reply {
    let next = Self.next(visit.request.form, or: "/oficina")
    do {
      let done = try await signIn.enrol(
        try Self.halfway(visit), code: visit.form.typed("codigo"), from: Origin(visit),
        at: visit.tenant)
      return try enrolled(done, visit, next)
    } catch StaffSignIn.Refused.wrong {
      return try await showEnrolment(
        visit, refusal: StaffSignIn.Refused.wrong.problem.detail, next: visit.request.form)
    } catch let refused as StaffSignIn.Refused {
      return restarted(refused, visit) { .redirect("/oficina/entrar") }
    }
  }

  private func enrolled(
    _ done: StaffSignIn.Enrolled, _ visit: Visit, _ next: String
  ) throws -> Reply {
    switch done.entry {
    case .signedIn(let finished):
      let page = RecoveryCodesPage(
        codes: done.recoveryCodes, next: Href(sameHost: next) ?? "/oficina")
      return Reply.page(page, chrome: .bare)
        .setting(Cookie(SessionRow.Kind.staff.cookie, finished.token.text))
        .setting(.forget(Self.halfwayCookie))
    case .mustChoosePassword:
      let page = RecoveryCodesPage(
        codes: done.recoveryCodes, next: Self.firstPassword.with("siguiente", next))
      return Reply.page(page, chrome: .bare).setting(try longerHalfway(visit))
    }
  }

  private func passwordOwed(_ visit: Visit, _ next: String) throws -> Reply {
    Reply.redirect(Self.firstPassword.with("siguiente", next)).setting(try longerHalfway(visit))
  }

  private func longerHalfway(_ visit: Visit) throws -> Cookie {
    Cookie(
      Self.halfwayCookie, try Self.halfway(visit).text,
      maxAgeSeconds: StaffSignIn.minutesForPassword * 60)
  }

  private func showEnrolment(
    _ visit: Visit, refusal: String?, next: Fields
  ) async throws -> Reply {
    do {
      let enrolment = try await signIn.enrolment(
        try Self.halfway(visit), from: Origin(visit), at: visit.tenant)
      let page = EnrolPage(
        issuer: visit.site.brandName, username: enrolment.username,
        secret: enrolment.secret.opened(because: "its owner copies it now"), refusal: refusal,
        next: Self.next(next, or: "/oficina"), csrf: visit.csrf)
      return .page(page, chrome: .bare, status: refusal == nil ? 200 : 401)
    } catch let refused as StaffSignIn.Refused {
      return restarted(refused, visit) { .redirect("/oficina/entrar") }
    }
  }

  func entered(_ done: StaffSignIn.Finished, _ next: String) -> Reply {
    Reply.redirect(Href(sameHost: next) ?? "/oficina")
      .setting(Cookie(SessionRow.Kind.staff.cookie, done.token.text))
      .setting(.forget(Self.halfwayCookie))
  }

  /// Wrong: the same page again. Late or locked: from the start.
  func restarted(
    _ refused: StaffSignIn.Refused, _ visit: Visit, again: () -> Reply
  ) -> Reply {
    switch refused {
    case .wrong:
      return again()
    case .closed, .expired:
      let page = SignInPage(
        form: Form(), refusal: refused.problem.detail, next: "/oficina", csrf: visit.csrf)
      return Reply.page(page, chrome: .bare, status: refused.problem.status)
        .setting(.forget(Self.halfwayCookie))
    }
  }

  static func halfway(_ visit: Visit) throws(StaffSignIn.Refused) -> SessionToken {
    guard let token = SessionToken(visit.request.cookies[halfwayCookie] ?? "")
    else { throw .expired }
    return token
  }

  /// Where to go afterwards: a path of this host, or the usual place.
  static func next(_ fields: Fields, or usual: String, named name: String = "siguiente") -> String {
    Href(sameHost: fields[name] ?? "")?.description ?? usual
  }
}
