import Audit
import Jobs
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

extension Desk {
  /// What others, the borrower and the trail hear of a repayment.
  func tell(
    _ repayment: Repayment, _ outcome: ChangeLoan.Outcome, by actor: Kernel.Actor,
    as message: MessageKind = .pagoRecibido, in db: Transaction
  ) async throws {
    let loan = outcome.record.loan
    try await jobs.publish(
      RepaymentApplied(
        loan: loan.id, repayment: repayment.id, payment: repayment.payment,
        amount: repayment.amount, excess: max(.zero, repayment.excess),
        effectiveOn: repayment.effectiveOn), in: db)
    try await write(
      message, about: loan,
      [
        "monto": repayment.amount.text, "fecha": repayment.effectiveOn.text.short,
        "saldo": outcome.effect.after.toPay.text,
      ], in: db)
    try await audit.record(
      Act(
        "loan.repayment_applied", by: actor, on: loan.id.description,
        facts: [
          "repayment": repayment.id.description, "payment": repayment.payment.description,
          "amount": String(repayment.amount.minorUnits),
        ]), in: db)
  }
}
