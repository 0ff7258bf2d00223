import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import ServicingAPI

/// A deposit that never was: the cashier's mistake, or the bank took the money back. What was
/// already applied or given back of it is owed to the institution by the borrower.
struct ReverseGarantia: Sendable {
  let desk: Desk

  /// True where that payment was a deposit, whether it is reversed now or was before.
  func callAsFunction(_ reversed: PaymentReversed, in db: Transaction) async throws -> Bool {
    guard let id = try await db.loanDeposited(by: reversed.payment),
      let loan = try await db.lockLoan(id)?.loan
    else { return false }
    let garantia = try await db.garantia(of: loan)
    guard let received = garantia.received(of: reversed.payment) else { return false }
    // Under the loan's lock: of two notices of one reversal the second writes nothing.
    if garantia.movements.contains(where: {
      $0.kind == .reversed && $0.payment == reversed.payment
    }) {
      return true
    }
    let taken = min(received.amount, max(.zero, garantia.free))
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: .reversed, amount: taken, payment: reversed.payment, on: reversed.reversedOn,
        reason: reversed.reason, actor: .system("payments")), of: loan, in: db)
    try await claim(received.amount - taken, of: loan, reversed, in: db)
    try await holdBack(loan, in: db)
    return true
  }

  /// The loan's money was ordered for a deposit that is no longer whole: it stays, if it has not
  /// left yet or was surely rejected, and the loan waits again (`FailDisbursement`).
  private func holdBack(_ loan: Loan, in db: Transaction) async throws {
    guard loan.status == .disbursing, try await db.garantia(of: loan).missing.isPositive else {
      return
    }
    try await desk.jobs.publish(
      DisbursementWithdrawn(disbursement: loan.disbursement), in: db)
  }

  private func claim(
    _ amount: Money, of loan: Loan, _ reversed: PaymentReversed, in db: Transaction
  ) async throws {
    guard amount.isPositive else { return }
    let dimensions = Entry.Dimensions(
      product: loan.product.code, branch: loan.branch, loan: loan.id)
    try await desk.ledger.post(
      Entry(
        effectiveOn: reversed.reversedOn, source: "garantia-claim:\(reversed.payment)",
        memo: "Garantía líquida reversada que ya se usó \(loan.folio)",
        lines: [
          .debit(.deudoresDiversos, amount, dimensions),
          .credit(.depositosPorAplicar, amount, dimensions),
        ]), in: db)
  }
}
