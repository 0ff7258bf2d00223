import Audit
import Foundation
import Jobs
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// The borrower's right to step back within ten business days of signing (LTOSF 11 Bis 1), free.
/// Before the money leaves, the order is withdrawn; afterwards the loan is cancelled once what
/// was disbursed comes back.
struct CancelLoan: Sendable {
  let desk: Desk

  enum Refused: Refusal, Hashable {
    case loanUnknown(LoanID)
    case loanEnded(LoanID, LoanStatus)
    case termOver(last: CalendarDate)
  }

  func callAsFunction(
    _ id: LoanID, by actor: Kernel.Actor, askedOn asked: CalendarDate, in db: Transaction
  ) async throws {
    guard let record = try await db.lockLoan(id) else { throw Refused.loanUnknown(id) }
    var loan = record.loan
    if loan.cancelRequestedOn != nil { return }
    let today = try await desk.tenants.businessDate(in: db)
    switch loan.status {
    case .awaitingDeposit, .disbursing, .active: break
    case .cancelled: return
    case .paidOff: throw Refused.loanEnded(id, loan.status)
    }
    // Asked in time is in time whenever it is heard; what was paid out has to be back by then.
    let isInTime = loan.status == .active ? today : asked
    guard isInTime <= loan.cancelThrough else {
      throw Refused.termOver(last: loan.cancelThrough)
    }
    loan.cancelRequestedOn = asked
    switch loan.status {
    case .awaitingDeposit: try await end(&loan, on: today, in: db)
    case .disbursing: try await withdraw(loan, in: db)
    case .active, .paidOff, .cancelled: try await db.saveState(loan)
    }
    try await desk.audit.record(
      Act(
        "loan.cancellation_requested", by: actor, on: id.description,
        facts: ["requestedOn": asked.description]), in: db)
  }
}

extension CancelLoan {
  /// The order as it comes from whoever keeps the contract: where it is too late for good, they
  /// hear that it has no effect instead of being told again and again.
  func ordered(_ order: LoanCancellationOrdered, in db: Transaction) async throws {
    do {
      try await callAsFunction(order.loan, by: order.by, askedOn: order.requestedOn, in: db)
    } catch let refused as Refused where refused.isForGood {
      guard let loan = try await db.loan(order.loan)?.loan else { throw refused }
      try await desk.jobs.publish(
        LoanCancellationLapsed(
          loan: loan.id, party: loan.party,
          lapsedOn: try await desk.tenants.businessDate(in: db)), in: db)
    }
  }

  /// Payments answers that it stayed, or was surely rejected, and then the loan ends; or that it
  /// left.
  private func withdraw(_ loan: Loan, in db: Transaction) async throws {
    try await db.saveState(loan)
    try await desk.jobs.publish(DisbursementWithdrawn(disbursement: loan.disbursement), in: db)
  }

  /// Nothing was paid out nor will be.
  private func end(_ loan: inout Loan, on date: CalendarDate, in db: Transaction) async throws {
    let before = loan
    (loan.status, loan.endedOn) = (.cancelled, date)
    try await db.saveState(loan)
    try await ChangeLoan(desk: desk).tellEnd(from: before, to: loan, in: db)
  }
}

extension CancelLoan.Refused {
  /// A loan that was cancelled already told so when it was.
  fileprivate var isForGood: Bool {
    switch self {
    case .termOver, .loanEnded(_, .paidOff): true
    case .loanUnknown, .loanEnded: false
    }
  }

  var problem: Problem {
    switch self {
    case .loanUnknown(let id): .loanUnknown(id)
    case .loanEnded(let id, let status):
      Problem(
        "servicing/loan-ended", status: 409, title: "El crédito ya terminó",
        detail: "El crédito ya no está vigente y no se puede cancelar.",
        members: ["loan": id.description, "loanStatus": status.rawValue])
    case .termOver(let last):
      Problem(
        "servicing/cancellation-term-over", status: 409,
        title: "Terminó el plazo para cancelar sin costo",
        detail: "El último día para cancelar sin costo fue el \(last.text.long). "
          + "El crédito se puede liquidar antes de tiempo, sin comisión.")
    }
  }
}
