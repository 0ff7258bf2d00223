import CRMAPI
import Identity
import Kernel
import Postgres
import Vault
import Web

/// The borrower corrects their account: a CLABE of their own, and a code on their phone that serves
/// for that CLABE alone.
struct MyAccountPages: Sendable {
  let parties: Parties
  let correct: CorrectAccount
  let doors: AccountDoors

  /// Holds the flow of the code between asking for it and typing it; the session has the name that
  /// one would think of first.
  static let flowCookie = "cambio"

  var routes: Routes {
    var routes = Routes()
    routes.get("/mi-cuenta", .borrower) { visit in try await show(visit) }
    routes.post("/mi-cuenta/codigo", .borrower) { visit in try await sendCode(visit) }
    routes.post("/mi-cuenta", .borrower) { visit in try await save(visit) }
    routes.shows(MyAccountPage.self, in: .portal)
    return routes
  }

  private func show(
    _ visit: Visit, _ form: Form = Form(), _ step: MyAccountPage.Step? = nil, status: Int = 200
  ) async throws -> Reply {
    let party = try visit.borrower().party
    let profile = try await parties.profile(of: party, in: visit.tenant) ?? PartyProfile()
    let waits = try await doors.waits(visit.tenant, party)
    let page = MyAccountPage(
      current: profile.clabe.flatMap { CLABE($0)?.veiled },
      step: waits ? step ?? .asking : .looking, form: form, csrf: visit.csrf)
    return .page(page, chrome: .portal, status: status)
  }

  private func sendCode(_ visit: Visit) async throws -> Reply {
    let party = try visit.borrower().party
    try await checkWaits(party, visit)
    var form = visit.form
    let clabe = form.payableAccount("clabe", on: try await doors.today(visit.tenant))
    _ = form.accepted(
      "cuenta_propia", orSay: "Confirma que la cuenta está a tu nombre; solo ahí depositamos.")
    guard let clabe, form.errors.isEmpty else {
      return try await show(visit, form, status: 422)
    }
    let profile = try await parties.profile(of: party, in: visit.tenant)
    guard profile?.clabe != clabe.text else {
      form.refuse("clabe", CorrectAccount.Refused.unchanged.problem.detail)
      return try await show(visit, form, status: 422)
    }
    guard let phone = profile?.phone.flatMap({ PhoneNumber($0) }) else { throw NotFound() }
    let issued = try await doors.codes.issue(
      .account, subject: try await subject(party, clabe, visit), to: phone, of: visit.tenant)
    return try await show(
      visit, Form(),
      .confirming(clabe: clabe.text, veiled: clabe.veiled, phone: phone.masked)
    ).setting(
      Cookie(
        Self.flowCookie, issued.flow, maxAgeSeconds: OneTimeCodes.minutesValid * 60))
  }

  private func save(_ visit: Visit) async throws -> Reply {
    let party = try visit.borrower().party
    try await checkWaits(party, visit)
    var form = visit.form
    guard let clabe = form.payableAccount("clabe", on: try await doors.today(visit.tenant)) else {
      return try await show(visit, form, status: 422)
    }
    do {
      _ = try await doors.codes.verify(
        form.typed("codigo"), flow: visit.request.cookies[Self.flowCookie] ?? "",
        for: .account, subject: try await subject(party, clabe, visit), of: visit.tenant)
    } catch let refused as OneTimeCodes.Refused {
      form.refuse("codigo", refused.problem.detail)
      return try await show(
        visit, form,
        .confirming(clabe: clabe.text, veiled: clabe.veiled, phone: "celular"),
        status: refused.problem.status)
    }
    try await parties.database.transaction(for: visit.tenant) { db in
      try await correct(clabe, of: party, by: visit.actor, because: nil, in: db)
    }
    return .redirect("/mi-credito").setting(.forget(Self.flowCookie))
      .saying("Guardamos tu cuenta: ahí te enviamos tu dinero otra vez.")
  }

  /// Nobody's account changes while money is on its way to it.
  private func checkWaits(_ party: PartyID, _ visit: Visit) async throws {
    guard try await doors.waits(visit.tenant, party) else { throw AccountNotAwaited() }
  }

  /// A code for one account never serves for another.
  private func subject(
    _ party: PartyID, _ clabe: CLABE, _ visit: Visit
  ) async throws -> String {
    let index = try await parties.vault.clabeIndex(clabe, tenant: visit.tenant)
    return "\(party)/\(Hex.encode(index))"
  }
}

/// The account is not what keeps anything from being delivered.
struct AccountNotAwaited: Refusal, Hashable {
  var problem: Problem {
    Problem(
      "crm/account-not-awaited", status: 409, title: "Ningún depósito espera otra cuenta",
      detail: "Tu dinero ya va en camino o ya llegó. Si necesitas cambiar tu cuenta, llámanos.")
  }
}
