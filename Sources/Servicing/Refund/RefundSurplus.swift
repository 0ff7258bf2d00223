import Audit
import Foundation
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// A loan ended and more was paid than it needed: the rest goes back to the borrower's own account
/// by the way of any disbursement, with its lists and its proofs. The act's id is the order's.
struct RefundSurplus: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let loan: LoanID
    let act: UUID
    let actor: Kernel.Actor

    var disbursement: DisbursementID { DisbursementID(act) }
  }

  enum Refused: Refusal, Hashable {
    case loanUnknown(LoanID)
    case nothingLeft(LoanID)
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    // Under the loan's lock: of two who order it at once the second finds nothing left.
    guard let record = try await db.lockLoan(order.loan) else {
      throw Refused.loanUnknown(order.loan)
    }
    let today = try await desk.tenants.businessDate(in: db)
    let refund = try await db.refund(of: record, on: today)
    if refund.movement(.ordered, of: order.disbursement) != nil { return }
    guard refund.free.isPositive else { throw Refused.nothingLeft(order.loan) }
    try await keep(
      .ordered, refund.free, of: order.disbursement, on: today, by: order.actor, record.loan,
      in: db)
    try await desk.jobs.publish(
      DisbursementOrdered(
        disbursement: order.disbursement, loan: record.loan.id, party: record.loan.party,
        amount: refund.free, giveBack: .refund), in: db)
  }

  /// The money reached the borrower, rejected before or not: the loan no longer holds it.
  func settled(_ settled: DisbursementSettled, in db: Transaction) async throws {
    guard let (record, refund) = try await ordered(settled.disbursement, settled.loan, in: db),
      refund.movement(.settled, of: settled.disbursement) == nil
    else { return }
    try await keep(
      .settled, settled.amount, of: settled.disbursement, on: settled.settledOn,
      by: .system("payments"), record.loan, in: db)
    try await change(
      record, settled.disbursement.refunded, .refund(amount: settled.amount),
      on: settled.settledOn, "Saldo a favor devuelto", in: db)
  }

  /// It did not go, or came back: it is left over again, until the account is corrected or a person
  /// orders it again.
  func failed(_ failed: DisbursementFailed, in db: Transaction) async throws {
    guard let (record, refund) = try await ordered(failed.disbursement, failed.loan, in: db)
    else { return }
    let hasLeft = refund.movement(.settled, of: failed.disbursement) != nil
    let kind: Refund.Kind = hasLeft ? .cameBack : .failed
    guard refund.movement(kind, of: failed.disbursement) == nil else { return }
    try await keep(
      kind, failed.amount, of: failed.disbursement, on: failed.failedOn,
      because: FailedReturn.reason(of: failed),
      by: .system("payments"), record.loan, in: db)
    try await FailedReturn(desk: desk).tell(failed, about: record.loan, in: db)
    guard hasLeft else { return }
    let refunded = failed.disbursement.refunded
    let on = record.events.first { $0.id == refunded }?.effectiveOn ?? failed.failedOn
    try await change(
      record, "reversal:\(refunded)", .reversal(of: refunded), on: on,
      "El banco regresó un saldo a favor", in: db)
  }

  /// A payment was undone and what is left over no longer covers what is on its way back: what has
  /// not left yet stays, and a person orders what is still left over.
  func callBack(_ record: LoanRecord, in db: Transaction) async throws {
    let today = try await desk.tenants.businessDate(in: db)
    let refund = try await db.refund(of: record, on: today)
    guard refund.returning > refund.credit else { return }
    for order in refund.underWay {
      try await desk.jobs.publish(DisbursementWithdrawn(disbursement: order), in: db)
    }
  }
}

extension RefundSurplus {
  /// Nil for an order that is no refund.
  private func ordered(
    _ id: DisbursementID, _ loan: LoanID, in db: Transaction
  ) async throws -> (LoanRecord, Refund)? {
    guard let record = try await db.lockLoan(loan), record.loan.disbursement != id else {
      return nil
    }
    let today = try await desk.tenants.businessDate(in: db)
    let refund = try await db.refund(of: record, on: today)
    return refund.movement(.ordered, of: id) == nil ? nil : (record, refund)
  }

  private func keep(
    _ kind: Refund.Kind, _ amount: Money, of disbursement: DisbursementID,
    on date: CalendarDate, because reason: String? = nil, by actor: Kernel.Actor, _ loan: Loan,
    in db: Transaction
  ) async throws {
    try await db.insert(
      Refund.Movement(
        id: desk.world.newID(), kind: kind, disbursement: disbursement, amount: amount,
        on: date, reason: reason, actor: actor), of: loan.id, at: desk.world.now(db.tenant))
    try await desk.audit.record(
      Act(
        "loan.refund_\(kind.rawValue)", by: actor, on: loan.id.description,
        facts: ["amount": String(amount.minorUnits)], reason: reason), in: db)
  }

  /// The loan's own events say what is left over, and the books follow them.
  private func change(
    _ record: LoanRecord, _ event: String, _ what: LoanEvent.What, on date: CalendarDate,
    _ memo: String, in db: Transaction
  ) async throws {
    _ = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: LoanEvent(
          id: event, effectiveOn: date, at: desk.world.now(db.tenant), what),
        actor: .system("payments"), memo: "\(memo) \(record.loan.folio)"), to: record, in: db)
  }
}

extension DisbursementID {
  /// The loan's event of a refund that this order paid.
  fileprivate var refunded: String { "refund:\(self)" }
}

extension RefundSurplus.Refused {
  var problem: Problem {
    switch self {
    case .loanUnknown(let id): .loanUnknown(id)
    case .nothingLeft:
      Problem(
        "servicing/nothing-to-refund", status: 409, title: "No hay saldo a favor por devolver",
        detail: "El crédito no tiene saldo a favor, o ya va de regreso al cliente.")
    }
  }
}
