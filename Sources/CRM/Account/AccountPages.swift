import CRMAPI
import Identity
import Kernel
import Web

/// Where staff ask to correct a person's account.
struct AccountPages: Sendable {
  let parties: Parties
  let ask: AskAccountCorrection
  let doors: AccountDoors
  let freshProof: FreshProof

  static let permission: Permission = "party.account"

  var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/personas/:party/cuenta", .staff(Self.permission)) { visit in
      try await show(visit)
    }
    routes.post("/oficina/personas/:party/cuenta", .staff(Self.permission)) { visit in
      try await request(visit)
    }
    routes.shows(AccountPage.self, in: .office)
    return routes
  }

  private func show(
    _ visit: Visit, _ form: Form = Form(), status: Int = 200
  ) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    guard let profile = try await parties.profile(of: party, in: visit.tenant) else {
      throw NotFound()
    }
    let pending = try await doors.approvals.pending(
      AskAccountCorrection.name, about: party.description, of: visit.tenant)
    let page = AccountPage(
      party: party, name: profile.fullName.isEmpty ? "la persona" : profile.fullName,
      current: profile.clabe.flatMap { CLABE($0)?.veiled }, pending: pending?.id, form: form,
      csrf: visit.csrf)
    return .page(page, chrome: .office, status: status)
  }

  private func request(_ visit: Visit) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    let page: Href = "/oficina/personas/\(party)/cuenta"
    try freshProof(visit, page)
    var form = visit.form
    let reason = form.typed("motivo").trimmingSpaces
    let clabe = form.payableAccount("clabe", on: try await doors.today(visit.tenant))
    if !form.isTicked("cuenta_propia") {
      form.refuse("cuenta_propia", "Compruebe que la cuenta está a nombre de la persona.")
    }
    if reason.isEmpty || reason.count > 300 {
      form.refuse("motivo", "Escriba por qué se corrige, en 300 caracteres o menos.")
    }
    guard let clabe, form.errors.isEmpty else { return try await show(visit, form, status: 422) }
    do {
      try await ask(clabe, of: party, because: reason, by: visit.staff(), in: visit.tenant)
    } catch CorrectAccount.Refused.unchanged {
      form.refuse("clabe", CorrectAccount.Refused.unchanged.problem.detail)
      return try await show(visit, form, status: 422)
    }
    return .redirect(page).saying("Se pidió; lo decide otra persona.")
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
