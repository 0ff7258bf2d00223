import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// The loan ended: what is left of the deposit goes back to the borrower's own account by the way
/// of any disbursement, with its lists and its proofs. The act's id is the order's.
struct ReturnGarantia: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let loan: LoanID
    let act: UUID
    let actor: Kernel.Actor

    var disbursement: DisbursementID { DisbursementID(act) }
  }

  enum Refused: Refusal, Hashable {
    case loanUnknown(LoanID)
    case loanOpen(LoanID)
    case nothingHeld(LoanID)
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    guard let loan = try await db.lockLoan(order.loan)?.loan else {
      throw Refused.loanUnknown(order.loan)
    }
    let garantia = try await db.garantia(of: loan)
    if garantia.movement(.returnOrdered, of: order.disbursement) != nil { return }
    guard loan.endedOn != nil else { throw Refused.loanOpen(order.loan) }
    guard garantia.free.isPositive else { throw Refused.nothingHeld(order.loan) }
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: .returnOrdered, amount: garantia.free, disbursement: order.disbursement,
        on: try await desk.tenants.businessDate(in: db), actor: order.actor), of: loan, in: db)
    try await desk.jobs.publish(
      DisbursementOrdered(
        disbursement: order.disbursement, loan: loan.id, party: loan.party,
        amount: garantia.free, giveBack: .garantia), in: db)
  }
}

extension ReturnGarantia {
  /// The money reached the borrower, rejected before or not.
  func settled(_ settled: DisbursementSettled, in db: Transaction) async throws {
    guard let (loan, garantia) = try await ordered(settled.disbursement, settled.loan, in: db),
      garantia.movement(.returned, of: settled.disbursement) == nil
    else { return }
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: .returned, amount: settled.amount, disbursement: settled.disbursement,
        on: settled.settledOn, actor: .system("payments")), of: loan, in: db)
  }

  /// It did not go, or came back: it is held again, until the account is corrected or a person
  /// orders it again.
  func failed(_ failed: DisbursementFailed, in db: Transaction) async throws {
    guard let (loan, garantia) = try await ordered(failed.disbursement, failed.loan, in: db)
    else { return }
    let hasLeft = garantia.movement(.returned, of: failed.disbursement) != nil
    let kind: Garantia.Kind = hasLeft ? .cameBack : .returnFailed
    guard garantia.movement(kind, of: failed.disbursement) == nil else { return }
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: kind, amount: failed.amount, disbursement: failed.disbursement,
        on: failed.failedOn, reason: FailedReturn.reason(of: failed),
        actor: .system("payments")), of: loan, in: db)
    try await claim(of: loan, on: failed.failedOn, in: db)
    guard try await db.garantia(of: loan).isStuck else { return }
    try await FailedReturn(desk: desk).tell(failed, about: loan, in: db)
  }

  /// A deposit that was reversed while it was on its way is not free again: it never was.
  private func claim(of loan: Loan, on date: CalendarDate, in db: Transaction) async throws {
    let garantia = try await db.garantia(of: loan)
    let amount = min(garantia.owed, garantia.free)
    guard amount.isPositive else { return }
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: .claimed, amount: amount, on: date, actor: .system("payments")), of: loan, in: db)
  }

  /// Nil for an order that is no return of a deposit.
  private func ordered(
    _ id: DisbursementID, _ loan: LoanID, in db: Transaction
  ) async throws -> (Loan, Garantia)? {
    guard let loan = try await db.lockLoan(loan)?.loan, loan.disbursement != id else { return nil }
    let garantia = try await db.garantia(of: loan)
    return garantia.movement(.returnOrdered, of: id) == nil ? nil : (loan, garantia)
  }
}

extension ReturnGarantia.Refused {
  var problem: Problem {
    switch self {
    case .loanUnknown(let id): .loanUnknown(id)
    case .loanOpen:
      Problem(
        "servicing/loan-still-open", status: 409, title: "El crédito sigue abierto",
        detail: "La garantía líquida se devuelve cuando el crédito termina.")
    case .nothingHeld: .nothingHeld
    }
  }
}
