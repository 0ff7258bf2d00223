import Audit
import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// The credit that waits goes to principal at once, free, as the borrower chose: a shorter term
/// or lower instalments. The request's id is the key.
struct PrepayPrincipal: Sendable {
  let desk: Desk

  struct Request: Sendable {
    let loan: LoanID
    let request: UUID
    let choice: PrepaymentChoice
    let actor: Kernel.Actor
  }

  enum Refused: Refusal, Hashable {
    case noCredit(LoanID)
    case notCurrent(LoanID)
    /// It would pay all the principal and not the interest of these days.
    case shortOfClosing(missing: Money)
  }

  func callAsFunction(_ request: Request, in db: Transaction) async throws {
    let locked = try await desk.lockLoan(request.loan, in: db)
    let (record, position) = (locked.record, locked.position)
    let id = "prepayment:\(request.request.uuidString.lowercased())"
    if record.events.contains(where: { $0.id == id }) { return }
    guard locked.isActive, position.credit.isPositive else {
      throw Refused.noCredit(request.loan)
    }
    guard position.due.total.isZero else { throw Refused.notCurrent(request.loan) }
    guard !position.isShortOfClosing else {
      throw Refused.shortOfClosing(missing: position.outstanding.total - position.credit)
    }
    let event = LoanEvent(
      id: id, effectiveOn: locked.day, at: desk.world.now(db.tenant),
      .prepayment(amount: .zero, choosing: request.choice))
    _ = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: request.actor, memo: "Pago anticipado \(record.loan.folio)"),
      to: record, in: db)
    try await desk.audit.record(
      Act(
        "loan.principal_prepaid", by: request.actor, on: request.loan.description,
        facts: [
          "amount": String(position.credit.minorUnits), "choice": request.choice.rawValue,
        ]), in: db)
  }
}

extension Position {
  /// Whether the credit that waits can go to principal today.
  var mayPrepay: Bool { credit.isPositive && due.total.isZero && !isShortOfClosing }
}

extension PrepayPrincipal.Refused {
  var problem: Problem {
    switch self {
    case .noCredit:
      Problem(
        "servicing/no-credit", status: 409, title: "No hay saldo a favor",
        detail: "El crédito no tiene saldo a favor que aplicar a capital.")
    case .notCurrent:
      Problem(
        "servicing/loan-not-current", status: 409, title: "Hay pagos pendientes",
        detail: "Antes de anticipar capital se cubre lo que ya es exigible.")
    case .shortOfClosing(let missing):
      Problem(
        "servicing/short-of-closing", status: 409, title: "Falta poco para liquidar",
        detail:
          "El saldo a favor cubre todo el capital, pero no el interés de estos días. Con "
          + "\(missing.text) más, el crédito queda liquidado, sin costo.",
        members: ["missing": String(missing.minorUnits)])
    }
  }
}
