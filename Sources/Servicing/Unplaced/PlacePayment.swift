import Audit
import Foundation
import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// Money of a known person that found no open loan goes to the loan that a person chose. Of two
/// who choose at once, the second finds it placed.
struct PlacePayment: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case notWaiting(PaymentID)
    case loanNotOpen(LoanID)
  }

  func callAsFunction(
    _ payment: PaymentID, on loan: LoanID, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    // The order in which a reversal takes its locks: the payment, then the loan.
    try await db.lockPayment(payment)
    // The row's lock decides who places it.
    guard let waiting = try await db.lockUnplaced(payment) else {
      throw Refused.notWaiting(payment)
    }
    guard let record = try await db.lockLoan(loan), record.loan.status.takesPayments,
      record.loan.party == waiting.party
    else { throw Refused.loanNotOpen(loan) }
    // One payment makes one loan's deposit: its reversal must find it.
    let isRemainder = try await db.loanDeposited(by: payment) != nil
    if isRemainder, record.loan.status == .awaitingDeposit { throw Refused.loanNotOpen(loan) }
    let received = PaymentReceived(
      payment: payment, party: waiting.party, directedTo: loan, amount: waiting.amount,
      valueOn: waiting.valueOn, occurredAt: waiting.recordedAt, externalID: waiting.externalID,
      method: waiting.method)
    _ = try await db.deleteUnplaced(payment)
    try await ApplyPayment(desk: desk)(received, isRemainder: isRemainder, in: db)
    try await desk.audit.record(
      Act(
        "payment.placed", by: actor, on: payment.description,
        facts: ["loan": loan.description, "amount": String(waiting.amount.minorUnits)]), in: db)
  }
}

extension PlacePayment.Refused {
  var problem: Problem {
    switch self {
    case .notWaiting:
      Problem(
        "servicing/payment-not-waiting", status: 409, title: "El pago ya se aplicó",
        detail: "Ese pago ya no espera: alguien lo aplicó o se devolvió.")
    case .loanNotOpen(let id):
      Problem(
        "servicing/loan-not-open", status: 409, title: "El crédito no está vigente",
        detail: "El crédito \(id) no está vigente o es de otra persona.")
    }
  }
}
