import Audit
import Jobs
import Kernel
import Postgres
import SignatureAPI

/// Takes back a contract whose purpose ended. Where the signature won the race against whoever
/// ended it, the contract is cancelled: no loan was ordered because of it, so nothing is owed.
/// Nothing to take back, or told again: nothing happens.
struct WithdrawContract: Sendable {
  let desk: Desk

  func callAsFunction(_ order: ContractWithdrawalOrdered, in db: Transaction) async throws {
    // The lock orders this after a signature that is being written, or before one that then finds
    // the contract withdrawn.
    guard let contract = try await db.lockContract(order.contract) else { return }
    switch contract.state {
    case .prepared: try await withdraw(contract, by: order.by, in: db)
    case .signed, .cancelling:
      try await EndCancellation(desk: desk).cancel(contract, in: db)
    case .withdrawn, .cancelled: return
    }
  }

  private func withdraw(
    _ contract: Contract, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    let state = try contract.state.after(.withdraw)
    let file = try await ContractFile(contract.id, of: contract.party, in: db, vault: desk.vault)
    let happening = Happening(
      .withdrawn, at: desk.world.now(db.tenant), facts: Happening.Facts(actor: actor),
      after: try await file.happenings().last)
    try await file.keep(happening, id: desk.world.newID())
    try await db.save(state, of: contract.id)
    try await desk.audit.record(Act("contract.withdrawn", by: actor, on: contract.id), in: db)
  }
}
