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
    case paidOff
  }

  func callAsFunction(
    _ id: ContractID, of tenant: TenantID, _ circumstances: Circumstances
  ) async throws -> Contract {
    try await checkLoan(of: id, tenant)
    return try await desk.database.transaction(for: tenant) { db in
      guard let contract = try await db.lockContract(id) else { throw ContractUnknown(id: id) }
      switch contract.state {
      case .cancelling, .cancelled: return contract
      case .prepared, .signed, .withdrawn: break
      }
      let state = try contract.state.after(.requestCancellation)
      let today = try await checkTerm(of: contract, in: db)

      let now = desk.world.now(tenant)
      let file = try await ContractFile(id, of: contract.party, in: db, vault: desk.vault)
      let happening = Happening(
        .cancellationRequested, at: now, facts: Happening.Facts(circumstances),
        after: try await file.happenings().last)
      try await file.keep(happening, id: desk.world.newID())
      try await db.insertCancellation(of: id, by: circumstances.actor, at: now)
      try await db.save(state, of: id)
      try await tell(contract, at: now, on: today, by: circumstances.actor, in: db)
      return try await db.contract(id) ?? contract
    }
  }

  /// Asked before the transaction, as Servicing answers from its own; who pays meanwhile hears
  /// that the cancellation has no effect.
  private func checkLoan(of id: ContractID, _ tenant: TenantID) async throws {
    let known = try await desk.database.read(for: tenant) { db in try await db.contract(id) }
    guard let known, known.state == .signed else { return }
    if try await desk.doors.isPaidOff(tenant, known.loan) { throw Refused.paidOff }
  }

  private func checkTerm(of contract: Contract, in db: Transaction) async throws -> CalendarDate {
    let calendar = try desk.tenants.calendar(db.tenant)
    let today = try await desk.tenants.businessDate(in: db)
    if let last = contract.cancelThrough(calendar), today > last {
      throw Refused.termOver(last: last)
    }
    return today
  }

  private func tell(
    _ contract: Contract, at instant: Date, on today: CalendarDate, by actor: Kernel.Actor,
    in db: Transaction
  ) async throws {
    try await desk.jobs.publish(
      ContractCancellationRequested(
        contract: contract.id, application: contract.application, loan: contract.loan,
        party: contract.party, by: actor, requestedAt: instant, requestedOn: today), in: db)
    try await desk.audit.record(
      Act("contract.cancellation_requested", by: actor, on: contract.id), in: db)
  }
}

extension RequestCancellation.Refused {
  var problem: Problem {
    switch self {
    case .paidOff:
      Problem(
        "signature/loan-paid-off", status: 409, title: "El crédito ya está pagado",
        detail: "No queda nada por cancelar: el crédito se pagó por completo.")
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
