import Jobs
import Kernel
import Postgres
import SignatureAPI

/// Tells the borrower where their signed copy is, and notes in the chain that it was told.
struct DeliverCopy: Sendable {
  static let kind = "signature.deliver_copy"
  let desk: Desk

  var job: Job {
    Job(kind: Self.kind, as: ContractID.self) { contract, context in
      try await deliver(contract, of: context.tenant)
    }
  }

  func deliver(_ id: ContractID, of tenant: TenantID) async throws {
    let copy = try await desk.database.read(for: tenant) { db -> (PartyID, SigningDoors.Copy)? in
      guard let contract = try await db.contract(id) else { throw Hopeless("no such contract") }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      if try await file.happenings().contains(where: { $0.kind == .delivered }) { return nil }
      let amount = try await file.draft().terms.amount
      return (
        contract.party, SigningDoors.Copy(contract: id, folio: contract.folio, amount: amount)
      )
    }
    guard let (party, words) = copy else { return }
    try await desk.doors.deliverCopy(tenant, party, words)
    try await note(id, of: tenant)
  }

  private func note(_ id: ContractID, of tenant: TenantID) async throws {
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { return }
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      let past = try await file.happenings()
      if past.contains(where: { $0.kind == .delivered }) { return }
      let happening = Happening(
        .delivered, at: desk.world.now(tenant),
        facts: Happening.Facts(actor: .system("signature")), after: past.last)
      try await file.keep(happening, id: desk.world.newID())
    }
  }
}
