import Kernel
import Web

/// Where sensitive acts send whoever has not proved lately who they are.
extension Identity {
  func addStepUp(to routes: inout Routes) {
    routes.get("/oficina/confirmar", .anyStaff) { visit in
      let back = Self.next(visit.request.query, or: "/oficina", named: "volver")
      return .page(CodePage.stepUp(back: back, refusal: nil, csrf: visit.csrf), chrome: .office)
    }
    routes.post("/oficina/confirmar", .anyStaff) { visit in
      let back = Self.next(visit.request.form, or: "/oficina", named: "volver")
      do {
        let cookie = try await stepUp.confirm(visit, code: visit.form.typed("codigo"))
        return Reply.redirect(Href(sameHost: back) ?? "/oficina").setting(cookie)
      } catch let refused as StepUp.Refused {
        let page = CodePage.stepUp(back: back, refusal: refused.problem.detail, csrf: visit.csrf)
        return .page(page, chrome: .office, status: refused.problem.status)
      }
    }
  }
}
