import Audit
import Foundation
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// The money did not reach the borrower, or came back. Withdrawn before it left, the loan is
/// cancelled, or waits again where its deposit is no longer whole; declined by a person, it is
/// cancelled. Rejected, it waits for the account to be corrected and for the next order. Returned
/// by the bank, it is cancelled and what was posted is undone.
struct FailDisbursement: Sendable {
  let desk: Desk

  func callAsFunction(_ failed: DisbursementFailed, in db: Transaction) async throws {
    guard let record = try await db.lockLoan(failed.loan),
      record.loan.disbursement == failed.disbursement
    else { return }
    try await desk.audit.record(
      Act(
        "loan.disbursement_failed", by: .system("servicing"), on: failed.loan.description,
        facts: ["cause": failed.cause.rawValue, "code": failed.code]), in: db)
    let loan = record.loan
    switch failed.cause {
    case .rejected:
      let isFirst = try await note(loan, failed, in: db)
      if try await isStillWanted(loan, in: db) {
        if isFirst { try await tell(loan, failed, in: db) }
      } else {
        try await withdraw(loan, failed, in: db)
      }
    case .withdrawn: try await withdraw(loan, failed, in: db)
    case .declined: try await cancelUnpaid(loan, failed, in: db)
    case .returned: try await undo(record, failed, in: db)
    }
  }

  /// Nobody asked to cancel it, and its deposit is whole.
  private func isStillWanted(_ loan: Loan, in db: Transaction) async throws -> Bool {
    guard loan.cancelRequestedOn == nil else { return false }
    return try await !db.garantia(of: loan).missing.isPositive
  }

  /// Payments says it again where something waits for that word. False where it was heard before.
  private func note(
    _ loan: Loan, _ failed: DisbursementFailed, in db: Transaction
  ) async throws -> Bool {
    guard loan.status == .disbursing else { return false }
    return try await db.insert(
      Rejection(
        disbursement: failed.disbursement, loan: loan.id, code: failed.code,
        on: failed.failedOn), at: desk.world.now(db.tenant))
  }

  private func tell(
    _ loan: Loan, _ failed: DisbursementFailed, in db: Transaction
  ) async throws {
    try await desk.write(
      .desembolsoRechazado, about: loan, ["monto": failed.amount.text], in: db)
  }

  private func withdraw(
    _ loan: Loan, _ failed: DisbursementFailed, in db: Transaction
  ) async throws {
    let garantia = try await db.garantia(of: loan)
    if loan.cancelRequestedOn == nil, garantia.missing.isPositive {
      try await waitAgain(loan, in: db)
    } else {
      try await cancelUnpaid(loan, failed, in: db)
    }
  }

  /// Its next order is another one: Payments knows an order by its id, and this one is over.
  private func waitAgain(_ loan: Loan, in db: Transaction) async throws {
    guard loan.status == .disbursing else { return }
    var waiting = loan
    waiting.status = .awaitingDeposit
    waiting.disbursement = desk.world.newID(DisbursementID.self)
    try await db.saveState(waiting)
  }

  private func cancelUnpaid(
    _ loan: Loan, _ failed: DisbursementFailed, in db: Transaction
  ) async throws {
    guard loan.status == .disbursing else { return }
    var ended = loan
    (ended.status, ended.endedOn) = (.cancelled, failed.failedOn)
    try await db.saveState(ended)
    try await ChangeLoan(desk: desk).tellEnd(from: loan, to: ended, in: db)
  }

  /// The whole disbursement is back with us: as if the borrower had returned it that day.
  private func undo(
    _ record: LoanRecord, _ failed: DisbursementFailed, in db: Transaction
  ) async throws {
    let event = LoanEvent(
      id: "return:\(failed.disbursement)", effectiveOn: failed.failedOn,
      at: desk.world.now(db.tenant), .cancellation(returned: failed.amount))
    if record.events.contains(where: { $0.id == event.id }) { return }
    switch record.loan.status {
    case .awaitingDeposit, .disbursing:
      return try await cancelUnpaid(record.loan, failed, in: db)
    case .paidOff, .cancelled:
      return try await TakeLateReturn(desk: desk)(failed, of: record.loan, in: db)
    case .active: break
    }
    let outcome = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: .system("servicing"), reason: failed.code,
        memo: "Devolución del desembolso \(record.loan.folio)"), to: record, in: db)
    guard !outcome.isRepeated else { return }
    try await desk.receiveReturn(of: record.loan, failed, in: db)
  }
}
