import Kernel
import Web

/// What waits for the code: where to go back to, and the form that was sent, if one was.
struct StepUpForm: Sendable {
  /// Where the form was going; nil where a page was only asked for.
  var action: String?
  var fields = Fields()
  let back: String

  /// Names of the page's own fields: a form that has one of them is not carried.
  static let reserved = ["codigo", "volver", "enviar_a"]

  /// As it came back with the code.
  static func returned(_ form: Fields) -> StepUpForm {
    let own = reserved + [Form.tokenField]
    let action = form["enviar_a"].flatMap { Href(sameHost: $0) }?.description
    return StepUpForm(
      action: action, fields: Fields(form.pairs.filter { !own.contains($0.name) }),
      back: Identity.next(form, or: "/oficina", named: "volver"))
  }

  var hidden: [(name: String, value: String)] {
    let carried = fields.pairs.filter { $0.name != Form.tokenField }
    return [("volver", back)] + (action.map { [("enviar_a", $0)] + carried } ?? [])
  }
}

/// Where sensitive acts send whoever has not proved lately who they are.
extension Identity {
  func addStepUp(to routes: inout Routes) {
    routes.get("/oficina/confirmar", .anyStaff) { visit in
      let back = Self.next(visit.request.query, or: "/oficina", named: "volver")
      let page = CodePage.stepUp(StepUpForm(back: back), refusal: nil, csrf: visit.csrf)
      return .page(page, chrome: .office)
    }
    routes.post("/oficina/confirmar", .anyStaff) { visit in
      let form = StepUpForm.returned(visit.request.form)
      do {
        let cookie = try await stepUp.confirm(visit, code: visit.form.typed("codigo"))
        let next = form.action.flatMap { Href(sameHost: $0) }.map { Reply.sentAgain(to: $0) }
        return (next ?? .redirect(form.back)).setting(cookie)
      } catch let refused as StepUp.Refused {
        let page = CodePage.stepUp(form, refusal: refused.problem.detail, csrf: visit.csrf)
        return .page(page, chrome: .office, status: refused.problem.status)
      }
    }
  }
}
