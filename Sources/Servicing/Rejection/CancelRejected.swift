import Audit
import Jobs
import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// The money could not be delivered and will not be: the loan ends without cost, whatever day it
/// is, once Payments answers that the borrower surely never had it (`FailDisbursement`). Where the
/// bank calls it paid, the loan waits for whoever clears that up.
struct CancelRejected: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let loan: LoanID
    let rejected: DisbursementID
    let reason: String
    let actor: Kernel.Actor
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    // The same lock as whoever orders it again: one of the two is first.
    guard let loan = try await db.lockLoan(order.loan)?.loan else {
      throw OrderAgain.Refused.loanUnknown(order.loan)
    }
    guard loan.disbursement == order.rejected,
      let rejection = try await db.rejection(of: order.rejected), rejection.loan == loan.id
    else { throw OrderAgain.Refused.notRejected(order.loan) }
    switch loan.status {
    case .cancelled: return
    case .disbursing: break
    case .awaitingDeposit, .active, .paidOff:
      throw OrderAgain.Refused.notRejected(order.loan)
    }
    if loan.cancelRequestedOn != nil { return }
    var ending = loan
    ending.cancelRequestedOn = try await desk.tenants.businessDate(in: db)
    try await db.saveState(ending)
    try await desk.jobs.publish(DisbursementWithdrawn(disbursement: order.rejected), in: db)
    try await desk.audit.record(
      Act(
        "loan.cancelled_unpaid", by: order.actor, on: loan.id.description,
        facts: ["rejected": order.rejected.description], reason: order.reason), in: db)
  }
}
