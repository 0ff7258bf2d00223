import Foundation
import Kernel
import Web

/// One of the staff: what they do here, and a form to change it.
struct PostPage: Page {
  let id: StaffID
  let name: String
  let username: String
  let form: Form
  let roles: [Choice]
  let branches: [Choice]
  /// Nobody changes their own, nor a closed account's.
  let mayChange: Bool
  let csrf: String

  var title: String { name }
  var breadcrumbs: [Crumb] { [Crumb("Personal", "/oficina/personal")] }

  static var samples: KeyValuePairs<String, PostPage> {
    let id = StaffID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
    let form = Form(filledWith: ["rol": "analyst", "sucursal": "centro"])
    return [
      "otra persona": PostPage(
        id: id, name: "Ana López", username: "ana", form: form,
        roles: [Choice("analyst", "Analista")], branches: [Choice("centro", "Centro")],
        mayChange: true, csrf: "t"),
      "una misma": PostPage(
        id: id, name: "Ana López", username: "ana", form: form,
        roles: [Choice("analyst", "Analista")], branches: [Choice("centro", "Centro")],
        mayChange: false, csrf: "t"),
    ]
  }

  var body: HTML {
    """
    <h1>\(name)</h1>
    <p>Usuario <code>\(username)</code></p>
    \(mayChange
      ? change
      : notice(.info, "<p>Su propio rol, o el de una cuenta de baja, no se cambia aquí.</p>"))
    """
  }

  private var change: HTML {
    card(
      "Rol y sucursal",
      FormView("/oficina/personal/\(id)/puesto", csrf: csrf)(
        """
        \(errorSummary(form))
        \(Field.select(form, "rol", "Rol", roles))
        \(Field.select(form, "sucursal", "Sucursal (opcional)", branches, empty: "Ninguna"))
        \(Button.row(Button.submit("Cambiar")))
        """))
  }
}

extension Identity {
  func addPosts(to routes: inout Routes) {
    routes.get("/oficina/personal/:staff", .staff("identity.staff")) { visit in
      try await showPost(visit, nil, status: 200)
    }
    routes.post("/oficina/personal/:staff/puesto", .staff("identity.staff")) { visit in
      let id = try visit.id("staff", StaffID.self)
      try stepUp.require(visit, from: "/oficina/personal/\(id)")
      do {
        return try await changePost(of: id, visit)
      } catch let refused as InvalidFields {
        return try await showPost(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.shows(PostPage.self, in: .office)
  }

  private func changePost(of id: StaffID, _ visit: Visit) async throws -> Reply {
    var form = visit.form
    let roles = try await wiring.roles(visit.tenant).map(\.code)
    let branches = try await wiring.branches(visit.tenant).map(\.code)
    let role = form.choice("rol", "un rol", among: roles)
    let branch =
      form.typed("sucursal").isEmpty
      ? nil : form.choice("sucursal", "una sucursal", among: branches)
    try form.finish()
    let post = Post(staff: id, roles: role.map { [$0] } ?? [], branch: branch)
    let reply = Reply.redirect("/oficina/personal/\(id)")
    switch try await changePost(post, visit) {
    case .made: return reply.saying("El cambio quedó hecho.")
    case .waitsForSecondPerson:
      return reply.saying(
        "Otra persona que administre al personal debe autorizarlo, en Autorizaciones.")
    }
  }

  private func showPost(_ visit: Visit, _ typed: Form?, status: Int) async throws -> Reply {
    let id = try visit.id("staff", StaffID.self)
    let members = try await staff.all(of: visit.tenant)
    guard let member = members.first(where: { $0.id == id }) else { throw NotFound() }
    let form =
      typed
      ?? Form(
        filledWith: ["rol": member.roles.first ?? "", "sucursal": member.branch ?? ""])
    let page = PostPage(
      id: id, name: member.name, username: member.username, form: form,
      roles: try await wiring.roles(visit.tenant).map { Choice($0.code, $0.name) },
      branches: try await wiring.branches(visit.tenant).map { Choice($0.code, $0.name) },
      mayChange: try visit.staff().id != id && !member.isDisabled, csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }
}
