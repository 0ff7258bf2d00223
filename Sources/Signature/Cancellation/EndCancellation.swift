import Audit
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI

/// What became of a loan reaches its contract: cancelled, or in force again where the borrower did
/// not return the money in time, or what returned it was taken back. Told again, nothing changes.
struct EndCancellation: Sendable {
  let desk: Desk

  func callAsFunction(_ ended: ContractCancellationEnded, in db: Transaction) async throws {
    guard let contract = try await db.lockContract(ended.contract) else { return }
    switch (ended.outcome, contract.state) {
    case (.cancelled, .signed), (.cancelled, .cancelling): try await cancel(contract, in: db)
    case (.lapsed, .cancelling), (.lapsed, .cancelled): try await lapse(contract, in: db)
    case (.lapsed, .signed), (.cancelled, .cancelled), (_, .prepared), (_, .withdrawn): return
    }
  }

  /// The contract is of no effect; its constancia is drawn outside this transaction.
  func cancel(_ contract: Contract, in db: Transaction) async throws {
    let now = desk.world.now(db.tenant)
    try await note(.cancelled, .cancel, of: contract, at: now, in: db)
    try await desk.jobs.enqueue(
      kind: SealConstancia.kind, key: contract.id.description, payload: contract.id, in: db)
    try await desk.jobs.publish(
      ContractCancelled(
        contract: contract.id, application: contract.application, loan: contract.loan,
        party: contract.party, cancelledAt: now), in: db)
    try await desk.audit.record(
      Act("contract.cancelled", by: .system("signature"), on: contract.id), in: db)
  }

  private func lapse(_ contract: Contract, in db: Transaction) async throws {
    try await note(
      .cancellationLapsed, .lapse, of: contract, at: desk.world.now(db.tenant), in: db)
    try await desk.audit.record(
      Act("contract.cancellation_lapsed", by: .system("signature"), on: contract.id), in: db)
  }

  private func note(
    _ kind: Happening.Kind, _ event: Contract.Event, of contract: Contract, at instant: Date,
    in db: Transaction
  ) async throws {
    let state = try contract.state.after(event)
    let file = try await ContractFile(contract.id, of: contract.party, in: db, vault: desk.vault)
    let happening = Happening(
      kind, at: instant, facts: Happening.Facts(actor: .system("signature")),
      after: try await file.happenings().last)
    try await file.keep(happening, id: desk.world.newID())
    try await db.save(state, of: contract.id)
  }
}
