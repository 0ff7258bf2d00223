import Audit
import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// The bank gave a disbursement back when its loan had ended: nothing of the loan changes, and the
/// money, which is the borrower's, waits for a person among what has no loan.
struct TakeLateReturn: Sendable {
  let desk: Desk

  func callAsFunction(
    _ failed: DisbursementFailed, of loan: Loan, in db: Transaction
  ) async throws {
    // A loan that ended before its money left has nothing to be given back.
    guard loan.disbursedOn != nil else { return }
    let now = desk.world.now(db.tenant)
    // Under the loan's lock: of two notices of one return the second writes nothing.
    let isFirst = try await db.insertLateReturn(
      of: failed.disbursement, loan.id, failed.amount, on: failed.failedOn, at: now)
    guard isFirst else { return }
    try await desk.receiveReturn(of: loan, failed, in: db)
    let late = LateReturn(disbursement: failed.disbursement, loan: loan.id)
    try await db.insertUnplaced(
      PaymentReceived(
        payment: late.payment, party: loan.party, directedTo: nil, amount: failed.amount,
        valueOn: failed.failedOn, occurredAt: now, externalID: late.externalID, method: .spei),
      at: now)
    try await desk.audit.record(
      Act(
        "loan.returned_after_end", by: .system("servicing"), on: loan.id.description,
        facts: ["amount": String(failed.amount.minorUnits), "code": failed.code]), in: db)
  }
}
