import Kernel
import Postgres
import Web

extension ApprovalKind {
  /// Who lost phone and recovery codes gets a new authenticator only by two people: one of them
  /// alone could otherwise become anyone.
  static func resetFactor(_ staff: StaffAccounts) -> ApprovalKind {
    ApprovalKind(
      "identity.reset_factor", title: "Restablecer el autenticador de alguien",
      checker: "identity.staff", link: { _ in "/oficina/personal" }
    ) { request, db in
      guard let id = StaffID(request.subject), id != request.checker else {
        throw Approvals.Refused.ownRequest
      }
      try await staff.resetSecondFactor(
        of: id, by: .staff(request.checker), reason: request.reason, in: db)
    }
  }
}

extension Identity {
  func askToResetFactor(of id: StaffID, _ visit: Visit) async throws {
    let maker = try visit.staff()
    guard maker.id != id else { throw Forbidden() }
    let members = try await staff.all(of: visit.tenant)
    guard let member = members.first(where: { $0.id == id }), !member.isDisabled
    else { throw StaffAccounts.Refused.unknown(id) }
    let order = ApprovalOrder(
      kind: "identity.reset_factor", subject: id.description,
      summary: "Cuenta «\(member.username)», de \(member.name)", payload: "{}")
    try await stepUp.ground.database.transaction(for: visit.tenant) { db in
      _ = try await approvals.request(order, by: maker, in: db)
    }
  }
}
