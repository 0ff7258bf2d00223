import Audit
import Foundation
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy

/// Moves an order one step and tells what follows, all in one transaction under its lock. A step
/// that its state does not admit is a notice come late or twice: nothing happens.
struct MoveDisbursement: Sendable {
  let database: Database
  let world: World
  let jobs: Jobs
  let audit: Audit
  let ledger: Ledger
  let tenants: Tenants

  /// False where the order had already gone past that step.
  @discardableResult
  func callAsFunction(
    _ id: DisbursementID, _ event: Disbursement.Event, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws -> Bool {
    try await database.transaction(for: tenant) { db in
      try await callAsFunction(id, event, by: actor, in: db)
    }
  }

  @discardableResult
  func callAsFunction(
    _ id: DisbursementID, _ event: Disbursement.Event, by actor: Kernel.Actor, in db: Transaction
  ) async throws -> Bool {
    guard let order = try await db.lockDisbursement(id) else { return false }
    let next: Disbursement.State
    do throws(Disbursement.IllegalTransition) {
      next = try order.state.after(event)
    } catch {
      return false
    }
    let now = world.now(db.tenant)
    try await db.save(next, of: id, at: now)
    try await follow(order, to: next, on: try date(now, of: db.tenant), in: db)
    try await audit.record(
      Act(
        "payments.disbursement_\(next.name.rawValue)", by: actor, on: id,
        facts: ["from": order.state.name.rawValue, "amount": String(order.amount.minorUnits)],
        reason: next.reason),
      in: db)
    return true
  }

  /// Says once more that a rejected order was not paid, to whoever waits for that word.
  func restate(_ id: DisbursementID, in db: Transaction) async throws {
    guard let order = try await db.lockDisbursement(id), case .rejected = order.state else {
      return
    }
    switch order.purpose {
    case .loan(let loan, _), .giveBack(_, let loan, _):
      let today = try date(world.now(db.tenant), of: db.tenant)
      try await tell(order, loan, order.state, on: today, in: db)
    case .receiptReturn: break
    }
  }

  private func follow(
    _ order: Disbursement, to next: Disbursement.State, on today: CalendarDate,
    in db: Transaction
  ) async throws {
    switch order.purpose {
    case .loan(let loan, _), .giveBack(_, let loan, _):
      try await tell(order, loan, next, on: today, in: db)
    case .receiptReturn(let receipt):
      try await settleReturn(order, of: receipt, next, on: today, in: db)
    }
  }

  private func tell(
    _ order: Disbursement, _ loan: LoanID, _ next: Disbursement.State, on today: CalendarDate,
    in db: Transaction
  ) async throws {
    func failed(_ cause: DisbursementFailed.Cause, _ code: String) async throws {
      try await jobs.publish(
        DisbursementFailed(
          disbursement: order.id, loan: loan, amount: order.amount, cause: cause, code: code,
          failedOn: today),
        in: db)
    }
    switch next {
    case .requested, .held, .submitted:
      break
    case .settled(let clave, let at):
      try await jobs.publish(
        DisbursementSettled(
          disbursement: order.id, loan: loan, amount: order.amount,
          settledOn: try date(at, of: db.tenant), claveRastreo: clave.text),
        in: db)
    case .rejected(let code, _):
      try await failed(code == Disbursement.declined ? .declined : .rejected, code)
    case .returned(_, let code, _): try await failed(.returned, code)
    case .withdrawn: try await failed(.withdrawn, "withdrawn")
    }
  }

  /// The deposit that waited to be placed leaves the books when its return settles, and is back
  /// in them if the return comes back.
  private func settleReturn(
    _ order: Disbursement, of receipt: PaymentID, _ next: Disbursement.State,
    on today: CalendarDate, in db: Transaction
  ) async throws {
    switch next {
    case .requested, .held, .submitted:
      break
    case .settled(_, let at):
      try await db.setReturn(of: receipt, .returned)
      try await post(order, on: try date(at, of: db.tenant), leaving: true, in: db)
    case .rejected, .withdrawn:
      try await db.setReturn(of: receipt, .unmatched)
    case .returned:
      try await db.setReturn(of: receipt, .unmatched)
      if case .settled = order.state { try await post(order, on: today, leaving: false, in: db) }
    }
  }

  private func post(
    _ order: Disbursement, on date: CalendarDate, leaving: Bool, in db: Transaction
  ) async throws {
    let amount = leaving ? order.amount : -order.amount
    try await ledger.post(
      Entry(
        effectiveOn: date, source: "receipt-return:\(order.id):\(leaving ? "out" : "back")",
        memo: leaving ? "Depósito devuelto a quien lo envió" : "La devolución no se pudo abonar",
        lines: [.debit(.depositosPorAplicar, amount), .credit(.bancos, amount)]),
      in: db)
  }

  private func date(_ instant: Date, of tenant: TenantID) throws -> CalendarDate {
    CalendarDate(instant, in: try tenants.manifest(tenant).timeZone)
  }
}

extension Disbursement.State {
  var reason: String? {
    switch self {
    case .held(let reason), .rejected(_, let reason), .returned(_, _, let reason): reason
    case .requested, .submitted, .settled, .withdrawn: nil
    }
  }
}
