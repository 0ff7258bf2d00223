import Foundation
import Kernel
import Vault
import Web

extension Identity {
  func addStaff(to routes: inout Routes) {
    routes.get("/oficina/personal", .staff("identity.staff")) { visit in
      try await showStaff(visit, Form(), status: 200)
    }
    routes.post("/oficina/personal", .staff("identity.staff")) { visit in
      try stepUp.require(visit, from: "/oficina/personal", carrying: .nothing)
      do {
        return try await addStaff(visit)
      } catch let refused as InvalidFields {
        return try await showStaff(visit, visit.form(refused: refused), status: 422)
      }
    }
    routes.post("/oficina/personal/:staff/baja", .staff("identity.staff")) { visit in
      try stepUp.require(visit, from: "/oficina/personal")
      let id = try visit.id("staff", StaffID.self)
      guard try visit.staff().id != id else { throw Forbidden() }
      try await staff.disable(
        id, of: visit.tenant, by: visit.actor, reason: "baja desde la página de personal")
      return Reply.redirect("/oficina/personal").saying("La cuenta quedó cerrada.")
    }
    routes.post("/oficina/personal/:staff/autenticador", .staff("identity.staff")) { visit in
      try stepUp.require(visit, from: "/oficina/personal")
      try await askToResetFactor(of: try visit.id("staff", StaffID.self), visit)
      return Reply.redirect("/oficina/personal")
        .saying("Otra persona debe autorizarlo en Autorizaciones.")
    }
    routes.shows(StaffPage.self, in: .office)
    routes.place(
      Place("Personal", "/oficina/personal", in: .office, for: "identity.staff", order: 85))
  }

  private func addStaff(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let name = form.text("nombre", "el nombre", max: 120)
    let known = try await wiring.roles(visit.tenant).map(\.code)
    let role = form.choice("rol", "un rol", among: known)
    if Username(form.typed("usuario")) == nil {
      form.refuse("usuario", "Use de 2 a 40 letras sin acento, números, punto o guion.")
    }
    let branches = try await wiring.branches(visit.tenant).map(\.code)
    let branch =
      form.typed("sucursal").isEmpty
      ? nil : form.choice("sucursal", "una sucursal", among: branches)
    try form.finish()
    let hiring: Hiring
    do {
      hiring = try await hire(
        NewStaff(
          username: form.typed("usuario"), name: name, roles: role.map { [$0] } ?? [],
          branch: branch, password: Sealed(form.typed("contrasena"))),
        visit)
    } catch let refused as InvalidFields {
      throw InvalidFields(refused.errors.map { FieldError(Self.field($0.field), $0.message) })
    } catch let refused as StaffAccounts.Refused where refused != .nobodyElse {
      throw InvalidFields([FieldError("usuario", refused.problem.detail)])
    }
    let reply = Reply.redirect("/oficina/personal")
    switch hiring {
    case .opened:
      return reply.saying(
        "Cuenta creada. Al entrar por primera vez activará su autenticador y elegirá su contraseña."
      )
    case .waitsForSecondPerson:
      return reply.saying(
        "Otra persona que administre al personal debe autorizar la cuenta, en Autorizaciones.")
    }
  }

  /// The verb speaks English, the form Spanish.
  private static func field(_ name: String) -> String {
    ["username": "usuario", "password": "contrasena"][name] ?? name
  }

  private func showStaff(_ visit: Visit, _ form: Form, status: Int) async throws -> Reply {
    let me = try visit.staff().id
    let roles = try await wiring.roles(visit.tenant)
    let branches = try await wiring.branches(visit.tenant)
    let words = Dictionary(uniqueKeysWithValues: roles.map { ($0.code, $0.name) })
    let places = Dictionary(uniqueKeysWithValues: branches.map { ($0.code, $0.name) })
    let lines = try await staff.all(of: visit.tenant).map { member in
      StaffPage.Line(
        id: member.id, name: member.name, username: member.username,
        roles: member.roles.map { words[$0] ?? $0 }.joined(separator: ", "),
        branch: member.branch.map { places[$0] ?? $0 } ?? "", state: member.badge,
        isOpen: !member.isDisabled,
        isSelf: member.id == me)
    }
    let page = StaffPage(
      lines: lines, form: form, roles: roles.map { Choice($0.code, $0.name) },
      branches: branches.map { Choice($0.code, $0.name) }, csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }
}

extension StaffMember {
  var badge: Badge {
    if isDisabled { return Badge("De baja", .bad) }
    return hasSecondFactor ? Badge("Activa", .good) : Badge("Sin autenticador", .warn)
  }
}
