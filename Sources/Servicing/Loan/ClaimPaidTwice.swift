import Audit
import Kernel
import Ledger
import PaymentsAPI
import Postgres

/// An order that the bank had rejected was paid all the same, and its loan goes on without it: it
/// had its money by another, or was cancelled. The borrower owes what they received.
struct ClaimPaidTwice: Sendable {
  let desk: Desk

  func callAsFunction(
    _ settled: DisbursementSettled, of loan: Loan, in db: Transaction
  ) async throws {
    let dimensions = Entry.Dimensions(
      product: loan.product.code, branch: loan.branch, loan: loan.id)
    // One entry by its source, however often it is told.
    try await desk.ledger.post(
      Entry(
        effectiveOn: settled.settledOn, source: "paid-twice:\(settled.disbursement)",
        memo: "Desembolso pagado sin crédito que lo espere \(loan.folio)",
        lines: [
          .debit(.deudoresDiversos, settled.amount, dimensions),
          .credit(.bancos, settled.amount, dimensions),
        ]), in: db)
    try await desk.audit.record(
      Act(
        "loan.paid_twice", by: .system("servicing"), on: loan.id.description,
        facts: [
          "disbursement": settled.disbursement.description,
          "amount": String(settled.amount.minorUnits),
        ]), in: db)
  }
}
