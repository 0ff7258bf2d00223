import Audit
import Foundation
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// Turns money received into debt reduced. Safe to repeat: the payment's id is the key. Money for
/// which there is no open loan is a fact all the same, and waits for a person.
struct ApplyPayment: Sendable {
  let desk: Desk

  enum Outcome: Hashable {
    case applied(Repayment)
    /// It is the deposit of a loan that waits for it.
    case deposited(LoanID)
    case unplaced
    /// Its reversal was heard first: together they never happened.
    case reversedBefore
  }

  /// `isRemainder`: what was left of a payment that made a deposit whole, placed by a person.
  @discardableResult
  func callAsFunction(
    _ payment: PaymentReceived, isRemainder: Bool = false, in db: Transaction
  ) async throws -> Outcome {
    try await db.lockPayment(payment.payment)
    let target = try await lockTarget(of: payment, in: db)
    // Asked under the lock: of two deliveries of one payment the second finds the first.
    if let earlier = try await db.repayment(of: payment.payment) { return .applied(earlier) }
    if !isRemainder, let loan = try await db.loanDeposited(by: payment.payment) {
      return .deposited(loan)
    }
    if try await db.isReversed(payment.payment) { return .reversedBefore }
    guard let record = target else {
      try await db.insertUnplaced(payment, at: desk.world.now(db.tenant))
      return .unplaced
    }
    if record.loan.status == .awaitingDeposit {
      try await ReceiveGarantia(desk: desk)(payment, on: record, in: db)
      return .deposited(record.loan.id)
    }
    let event = event(for: payment, on: record)
    let outcome = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: .system("payments"), memo: "Pago \(record.loan.folio)"),
      to: record, in: db)
    let repayment = Repayment(
      id: desk.world.newID(RepaymentID.self), loan: record.loan.id, payment: payment.payment,
      event: event.id, method: Repayment.Method(payment.method),
      amount: payment.amount,
      allocation: outcome.effect.allocation, excess: outcome.effect.excess,
      effectiveOn: event.effectiveOn, occurredAt: payment.occurredAt)
    try await db.insert(repayment, at: desk.world.now(db.tenant))
    try await desk.tell(repayment, outcome, by: .system("payments"), in: db)
    return .applied(repayment)
  }

  /// The loan it was directed to if that one is open, or the person's oldest due loan; one that
  /// waits for its deposit comes after what is owed.
  private func lockTarget(
    of payment: PaymentReceived, in db: Transaction
  ) async throws -> LoanRecord? {
    var candidates = try await db.openLoans(of: payment.party)
    if let directed = payment.directedTo, let place = candidates.firstIndex(of: directed) {
      candidates.insert(candidates.remove(at: place), at: 0)
    }
    for candidate in candidates {
      // A loan that ended while we waited for its lock lets the next one be tried.
      if let record = try await db.lockLoan(candidate), record.loan.status.takesPayments {
        return record
      }
    }
    return nil
  }

  /// What brings all that is owed closes the loan, and what brings back a disbursement that the
  /// borrower asked to cancel cancels it.
  private func event(for payment: PaymentReceived, on record: LoanRecord) -> LoanEvent {
    let on = max(payment.valueOn, record.loan.disbursedOn ?? payment.valueOn)
    let account = record.account
    let what: LoanEvent.What
    if record.loan.pendingCancellation(on: on) != nil,
      payment.amount >= account.cancellationQuote(on: on)
    {
      what = .cancellation(returned: payment.amount)
    } else if payment.amount >= account.payoffQuote(on: on).total {
      what = .payoff(amount: payment.amount)
    } else {
      what = .payment(amount: payment.amount)
    }
    return LoanEvent(
      id: "\(payment.externalID)|\(payment.payment)", effectiveOn: on, at: payment.occurredAt,
      what)
  }
}
