import Audit
import Foundation
import Jobs
import Kernel
import Postgres
import SignatureAPI
import Tenancy

/// The borrower asks to cancel without cost within ten business days of signing (LTOSF 11 Bis 1).
/// The contract waits for what happens to its loan: only then is it certain that the money did not
/// leave, or came back, and the constancia says so.
struct RequestCancellation: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case termOver(last: CalendarDate)
  }

  func callAsFunction(
    _ id: ContractID, of tenant: TenantID, _ circumstances: Circumstances
  ) async throws -> Contract {
    try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
      switch contract.state {
      case .cancelling, .cancelled: return contract
      case .prepared, .signed, .withdrawn: break
      }
      let state = try contract.state.after(.requestCancellation)
      try await checkTerm(of: contract, in: db)

      let now = desk.world.now(tenant)
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      let happening = Happening(
        .cancellationRequested, at: now, facts: Happening.Facts(circumstances),
        after: try await file.happenings().last)
      try await file.keep(happening, id: desk.world.newID())
      try await db.insertCancellation(of: id, by: circumstances.actor, at: now)
      try await db.save(state, of: id)
      try await tell(contract, at: now, by: circumstances.actor, in: db)
      return try await db.contract(id) ?? contract
    }
  }

  private func checkTerm(of contract: Contract, in db: Transaction) async throws {
    let calendar = try desk.tenants.calendar(db.tenant)
    let today = try await desk.tenants.businessDate(in: db)
    if let last = contract.cancelThrough(calendar), today > last {
      throw Refused.termOver(last: last)
    }
  }

  private func tell(
    _ contract: Contract, at instant: Date, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    try await desk.jobs.publish(
      ContractCancellationRequested(
        contract: contract.id, application: contract.application, loan: contract.loan,
        party: contract.party, requestedAt: instant), in: db)
    try await desk.audit.record(
      Act("contract.cancellation_requested", by: actor, on: contract.id), in: db)
  }
}

extension RequestCancellation.Refused {
  var problem: Problem {
    switch self {
    case .termOver(let last):
      Problem(
        "signature/cancellation-term-over", status: 409,
        title: "Terminó el plazo para cancelar sin costo",
        detail: """
          El último día para cancelar sin costo fue el \(last.text.long). El crédito se puede \
          pagar antes de tiempo, sin comisión.
          """,
        members: ["last": last.description])
    }
  }
}
