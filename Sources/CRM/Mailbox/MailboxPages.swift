import CRMAPI
import Kernel
import Web

/// Where a mailbox is confirmed and changed: by its reader, by the borrower, by staff.
struct MailboxPages: Sendable {
  let parties: Parties
  let change: ChangeMailbox
  let confirm: ConfirmMailbox
  let writesMail: @Sendable (TenantID) async throws -> Bool

  static let permission: Permission = "party.contact"

  var routes: Routes {
    var routes = Routes()
    routes.get("/correo/:token", .anyone) { visit in try open(visit, isDone: false) }
    routes.post("/correo/:token", .anyone) { visit in
      try await confirm(try visit.param("token"), in: visit.tenant)
      return try open(visit, isDone: true)
    }
    routes.get("/mi-correo", .borrower) { visit in try await show(visit) }
    routes.post("/mi-correo", .borrower) { visit in try await save(visit) }
    routes.post("/oficina/personas/:party/correo", .staff(Self.permission)) { visit in
      try await saveByStaff(visit)
    }
    routes.place(Place("Mi correo", "/mi-correo", in: .portal, order: 30))
    routes.shows(ConfirmMailboxPage.self, in: .portal)
    routes.shows(MyMailboxPage.self, in: .portal)
    return routes
  }

  private func open(_ visit: Visit, isDone: Bool) throws -> Reply {
    .page(
      ConfirmMailboxPage(
        token: try visit.param("token"), isDone: isDone, brand: visit.site.brandName,
        csrf: visit.csrf), chrome: .portal)
  }

  private func show(
    _ visit: Visit, refused: Form? = nil, status: Int = 200
  ) async throws -> Reply {
    let party = try visit.borrower().party
    let mailbox = try await parties.mailbox(of: party, in: visit.tenant)
    let known = Form(filledWith: ["correo": mailbox?.address.text ?? ""])
    return .page(
      MyMailboxPage(
        mailbox: mailbox, writesMail: try await writesMail(visit.tenant), form: refused ?? known,
        csrf: visit.csrf),
      chrome: .portal, status: status)
  }

  private func save(_ visit: Visit) async throws -> Reply {
    var form = visit.form
    let address = form.mailbox("correo")
    guard form.errors.isEmpty else {
      return try await show(visit, refused: form, status: 422)
    }
    try await change(
      address, of: try visit.borrower().party, in: visit.tenant, by: visit.actor)
    return .redirect("/mi-correo").saying("Se guardó tu correo.")
  }

  private func saveByStaff(_ visit: Visit) async throws -> Reply {
    let party = try visit.id("party", PartyID.self)
    var form = visit.form
    let address = form.mailbox("correo")
    let page: Href = "/oficina/personas/\(party)"
    if let wrong = form.error("correo") { return .redirect(page).saying(wrong) }
    try await change(address, of: party, in: visit.tenant, by: visit.actor)
    return .redirect(page).saying(
      address == nil ? "Se quitó el correo." : "Se guardó el correo; falta que lo confirme.")
  }
}

extension Form {
  /// A mailbox, or nil where the field was left empty.
  mutating func mailbox(_ field: String) -> EmailAddress? {
    guard optionalText(field) != nil else { return nil }
    do throws(Malformed) { return try EmailAddress(parsing: typed(field)) } catch {
      refuse(field, error.message)
      return nil
    }
  }
}
