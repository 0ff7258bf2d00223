import Audit
import Jobs
import Kernel
import Postgres
import SignatureAPI

/// Takes back a contract that nobody signed. Asked again, it says nothing new.
struct WithdrawContract: Sendable {
  let desk: Desk

  func callAsFunction(
    _ id: ContractID, of tenant: TenantID, by actor: Kernel.Actor
  ) async throws {
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
      if contract.state == .withdrawn { return }
      let state = try contract.state.after(.withdraw)

      let now = desk.world.now(tenant)
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      let happening = Happening(
        .withdrawn, at: now, facts: Happening.Facts(actor: actor),
        after: try await file.happenings().last)
      try await file.keep(happening, id: desk.world.newID())
      try await db.save(state, of: id)
      try await desk.audit.record(Act("contract.withdrawn", by: actor, on: id), in: db)
    }
  }
}
