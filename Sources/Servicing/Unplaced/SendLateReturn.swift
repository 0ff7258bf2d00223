import Audit
import Foundation
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy

/// A disbursement came back after its loan had ended, and its borrower has no other: the money goes
/// to their own account by the way of any disbursement. The act's id is the order's.
struct SendLateReturn: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let payment: PaymentID
    let act: UUID
    let actor: Kernel.Actor

    var disbursement: DisbursementID { DisbursementID(act) }
  }

  enum Refused: Refusal, Hashable {
    case notAReturn(PaymentID)
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    // The lock of whoever places it: of two who decide at once the second finds it gone.
    try await db.lockPayment(order.payment)
    if try await db.lateReturnMovements(of: order.disbursement).contains(.ordered) { return }
    guard let waiting = try await db.lockUnplaced(order.payment) else {
      throw PlacePayment.Refused.notWaiting(order.payment)
    }
    guard let late = try await db.lateReturn(waitingAs: order.payment) else {
      throw Refused.notAReturn(order.payment)
    }
    _ = try await db.deleteUnplaced(order.payment)
    try await keep(
      .ordered, of: late, order.disbursement, waiting.amount,
      on: try await desk.tenants.businessDate(in: db), by: order.actor, in: db)
    try await desk.jobs.publish(
      DisbursementOrdered(
        disbursement: order.disbursement, loan: late.loan, party: waiting.party,
        amount: waiting.amount, giveBack: .refund), in: db)
  }

  /// The money reached the borrower: it waits for nobody any more.
  func settled(_ settled: DisbursementSettled, in db: Transaction) async throws {
    guard let (late, loan, heard) = try await ordered(settled.disbursement, settled.loan, in: db),
      heard.isDisjoint(with: [.settled, .failed])
    else { return }
    try await keep(
      .settled, of: late, settled.disbursement, settled.amount, on: settled.settledOn,
      by: .system("payments"), in: db)
    try await post(
      settled.amount, of: loan, on: settled.settledOn,
      source: "late-return-sent:\(settled.disbursement)", in: db)
  }

  /// It did not go, or came back: it waits for a person again.
  func failed(_ failed: DisbursementFailed, in db: Transaction) async throws {
    guard let (late, loan, heard) = try await ordered(failed.disbursement, failed.loan, in: db)
    else { return }
    let hasLeft = heard.contains(.settled)
    let kind: LateReturn.Kind = hasLeft ? .cameBack : .failed
    guard !heard.contains(kind) else { return }
    try await keep(
      kind, of: late, failed.disbursement, failed.amount, on: failed.failedOn,
      because: failed.code, by: .system("payments"), in: db)
    if hasLeft {
      try await post(
        -failed.amount, of: loan, on: failed.failedOn,
        source: "late-return-back:\(failed.disbursement)", in: db)
    }
    let now = desk.world.now(db.tenant)
    try await db.insertUnplaced(
      PaymentReceived(
        payment: late.payment, party: loan.party, directedTo: nil, amount: failed.amount,
        valueOn: failed.failedOn, occurredAt: now, externalID: late.externalID, method: .spei),
      at: now)
  }
}

extension SendLateReturn.Refused {
  var problem: Problem {
    switch self {
    case .notAReturn:
      Problem(
        "servicing/payment-not-a-return", status: 409, title: "Ese dinero no se devuelve aquí",
        detail: "Lo envió alguien: se le devuelve desde Depósitos, o se aplica a un crédito.")
    }
  }
}

extension SendLateReturn {
  /// Nil for an order that sends no late return. Under the loan's lock, so of two notices the
  /// second finds what the first wrote.
  private func ordered(
    _ order: DisbursementID, _ loan: LoanID, in db: Transaction
  ) async throws -> (LateReturn, Loan, Set<LateReturn.Kind>)? {
    guard let late = try await db.lateReturn(sentBy: order),
      let loan = try await db.lockLoan(loan)?.loan
    else { return nil }
    return (late, loan, try await db.lateReturnMovements(of: order))
  }

  private func keep(
    _ kind: LateReturn.Kind, of late: LateReturn, _ order: DisbursementID, _ amount: Money,
    on date: CalendarDate, because reason: String? = nil, by actor: Kernel.Actor,
    in db: Transaction
  ) async throws {
    try await db.insert(
      kind, of: late, as: desk.world.newID(), order: order, amount, on: date, because: reason,
      by: actor, at: desk.world.now(db.tenant))
    try await desk.audit.record(
      Act(
        "loan.late_return_\(kind.rawValue)", by: actor, on: late.loan.description,
        facts: ["amount": String(amount.minorUnits)], reason: reason), in: db)
  }

  private func post(
    _ amount: Money, of loan: Loan, on date: CalendarDate, source: String, in db: Transaction
  ) async throws {
    let dimensions = Entry.Dimensions(
      product: loan.product.code, branch: loan.branch, loan: loan.id)
    try await desk.ledger.post(
      Entry(
        effectiveOn: date, source: source, memo: "Desembolso devuelto, al cliente \(loan.folio)",
        lines: [
          .debit(.depositosPorAplicar, amount, dimensions), .credit(.bancos, amount, dimensions),
        ]), in: db)
  }
}
