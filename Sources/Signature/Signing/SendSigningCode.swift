import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// Sends the borrower the code that signs, once everything has been read.
struct SendSigningCode: Sendable {
  let desk: Desk

  struct Sent: Hashable, Sendable {
    let code: SigningDoors.SentCode
    let maskedPhone: String
  }

  func callAsFunction(
    _ id: ContractID, of tenant: TenantID, _ circumstances: Circumstances
  ) async throws -> Sent {
    let (ready, phone) = try await desk.database.read(for: tenant) { db in
      try await readyPhone(of: id, in: db)
    }
    try await SignContract.checkApproved(ready, of: tenant, desk)
    // The outside is never called inside a transaction.
    let code = try await desk.doors.sendCode(tenant, ready.codeSubject, phone)
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
      guard contract.state == .prepared, contract.edition == ready.edition else { return }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      var facts = Happening.Facts(circumstances)
      facts.phone = phone.description
      let happening = Happening(
        .codeSent, at: desk.world.now(tenant), facts: facts,
        after: try await file.happenings().last)
      try await file.keep(happening, id: desk.world.newID())
    }
    return Sent(code: code, maskedPhone: phone.description)
  }

  private func readyPhone(
    of id: ContractID, in db: Transaction
  ) async throws -> (Contract, PhoneNumber) {
    guard let contract = try await db.contract(id) else { throw ContractUnknown(id: id) }
    _ = try contract.state.after(.sign)
    let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
    let draft = try await file.draft()
    let today = try await desk.tenants.businessDate(in: db)
    try SignContract.check(draft, viewed: try await file.happenings().viewed, on: today)
    guard let phone = PhoneNumber(draft.borrower.phone) else {
      throw SignContract.Refused.phoneUnusable
    }
    return (contract, phone)
  }
}
