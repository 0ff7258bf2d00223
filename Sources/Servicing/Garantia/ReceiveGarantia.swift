import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// Money for a loan that waits for its deposit. Once the deposit is whole, and not before, the
/// loan's money is ordered. What is more than the deposit waits for a person.
struct ReceiveGarantia: Sendable {
  let desk: Desk

  func callAsFunction(
    _ payment: PaymentReceived, on record: LoanRecord, in db: Transaction
  ) async throws {
    var loan = record.loan
    let missing = try await db.garantia(of: loan).missing
    let kept = min(payment.amount, missing)
    let today = try await desk.tenants.businessDate(in: db)
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: .received, amount: kept, payment: payment.payment, on: max(payment.valueOn, today),
        actor: .system("payments")), of: loan, in: db)
    if kept < payment.amount {
      try await db.insertUnplaced(
        payment, amount: payment.amount - kept, at: desk.world.now(db.tenant))
    }
    guard kept == missing else { return }
    loan.status = .disbursing
    try await db.saveState(loan)
    try await desk.orderDisbursement(of: loan, in: db)
  }
}

extension Desk {
  /// The loan's money, once: Payments knows the order by its id.
  func orderDisbursement(of loan: Loan, in db: Transaction) async throws {
    try await jobs.publish(
      DisbursementOrdered(
        disbursement: loan.disbursement, loan: loan.id, party: loan.party,
        amount: loan.schedule.terms.netDisbursement), in: db)
  }
}
