import Audit
import Foundation
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// A payment that never counted: the loan is replayed without it and the books move by the
/// difference. What it had closed opens again.
struct ReverseRepayment: Sendable {
  let desk: Desk

  func callAsFunction(_ reversed: PaymentReversed, in db: Transaction) async throws {
    try await db.lockPayment(reversed.payment)
    let wasDeposit = try await ReverseGarantia(desk: desk)(reversed, in: db)
    guard let known = try await db.repayment(of: reversed.payment) else {
      _ = try await db.deleteUnplaced(reversed.payment)
      if wasDeposit { return }
      return try await db.insertReversed(reversed, at: desk.world.now(db.tenant))
    }
    guard let record = try await db.lockLoan(known.loan) else { return }
    let now = desk.world.now(db.tenant)
    let reversal = Repayment.Reversal(reason: reversed.reason, on: reversed.reversedOn)
    // Under the loan's lock: of two notices of one reversal the second writes nothing.
    let isFirst = try await db.insertReversal(
      of: known.id, reversal, at: now, by: .system("payments"))
    guard isFirst else { return }
    let event = LoanEvent(
      id: "reversal:\(known.id)", effectiveOn: known.effectiveOn, at: now,
      .reversal(of: known.event))
    let outcome = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: .system("payments"), reason: reversed.reason,
        memo: "Reverso de pago \(record.loan.folio)"), to: record, in: db)
    try await RefundSurplus(desk: desk).callBack(outcome.record, in: db)
    try await tell(known, reversal, outcome.record.loan, in: db)
  }

  private func tell(
    _ repayment: Repayment, _ reversal: Repayment.Reversal, _ loan: Loan, in db: Transaction
  ) async throws {
    try await desk.jobs.publish(
      RepaymentReversed(
        loan: loan.id, repayment: repayment.id, payment: repayment.payment,
        amount: repayment.amount, reversedOn: reversal.on), in: db)
    try await desk.write(
      .pagoReversado, about: loan,
      ["monto": repayment.amount.text, "fecha": reversal.on.text.short], in: db)
    try await desk.audit.record(
      Act(
        "loan.repayment_reversed", by: .system("payments"), on: loan.id.description,
        facts: [
          "repayment": repayment.id.description, "amount": String(repayment.amount.minorUnits),
        ], reason: reversal.reason), in: db)
  }
}
