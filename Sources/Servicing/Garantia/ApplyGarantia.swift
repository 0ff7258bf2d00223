import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// A person decides that the deposit pays what is overdue. The act's id is the key.
struct ApplyGarantia: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let loan: LoanID
    let act: UUID
    let reason: String
    let actor: Kernel.Actor
  }

  enum Refused: Refusal, Hashable {
    case notLate(LoanID)
    case nothingHeld(LoanID)
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    let locked = try await desk.lockLoan(order.loan, in: db)
    let record = locked.record
    let garantia = try await db.garantia(of: record.loan)
    if garantia.movements.contains(where: { $0.id == order.act }) { return }
    guard locked.isActive, locked.position.daysPastDue > 0 else {
      throw Refused.notLate(order.loan)
    }
    let on = locked.day
    let amount = min(garantia.free, locked.position.due.total)
    guard amount.isPositive else { throw Refused.nothingHeld(order.loan) }
    try await MoveGarantia(desk: desk)(
      MoveGarantia.Move(
        kind: .applied, amount: amount, on: on, reason: order.reason, actor: order.actor,
        id: order.act), of: record.loan, in: db)
    try await pay(amount, order, record, on: on, in: db)
  }

  /// The loan takes it as any payment, in the order of its contract.
  private func pay(
    _ amount: Money, _ order: Order, _ record: LoanRecord, on date: CalendarDate,
    in db: Transaction
  ) async throws {
    let now = desk.world.now(db.tenant)
    let isPayoff = amount >= record.account.payoffQuote(on: date).total
    let event = LoanEvent(
      id: "garantia:\(order.act.uuidString.lowercased())", effectiveOn: date, at: now,
      isPayoff ? .payoff(amount: amount) : .payment(amount: amount))
    let outcome = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: order.actor, reason: order.reason,
        memo: "Garantía líquida aplicada \(record.loan.folio)"), to: record, in: db)
    let repayment = Repayment(
      id: desk.world.newID(RepaymentID.self), loan: record.loan.id,
      payment: PaymentID(order.act), event: event.id, method: .garantia, amount: amount,
      allocation: outcome.effect.allocation, excess: outcome.effect.excess, effectiveOn: date,
      occurredAt: now)
    try await db.insert(repayment, at: now)
    try await desk.tell(
      repayment, outcome, by: order.actor, as: .garantiaAplicada, in: db)
  }
}

extension ApplyGarantia.Refused {
  var problem: Problem {
    switch self {
    case .notLate(let id): ChargeCollectionFee.Refused.notLate(id).problem
    case .nothingHeld: .nothingHeld
    }
  }
}

extension Problem {
  static let nothingHeld = Problem(
    "servicing/no-garantia-held", status: 409, title: "No hay garantía líquida disponible",
    detail: "El crédito no tiene garantía líquida en depósito, o ya va de regreso al cliente.")
}
