import Audit
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// A fee that was charged by mistake never counted: the loan is replayed without it, what had paid
/// it pays what else was owed, and the books move by the difference. The fee's id is the key.
struct ReverseCollectionFee: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let loan: LoanID
    let fee: String
    let reason: String
    let actor: Kernel.Actor
  }

  enum Refused: Refusal, Hashable {
    case feeUnknown(String)
    case loanCancelled(LoanID)
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    let record = try await desk.lockLoan(order.loan, in: db).record
    guard let fee = record.collectionFees.first(where: { $0.id == order.fee }) else {
      throw Refused.feeUnknown(order.fee)
    }
    if fee.isReversed { return }
    if record.loan.status == .cancelled { throw Refused.loanCancelled(order.loan) }
    let event = LoanEvent(
      id: "reversal:\(fee.id)", effectiveOn: fee.chargedOn, at: desk.world.now(db.tenant),
      .reversal(of: fee.id))
    _ = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: order.actor, reason: order.reason,
        memo: "Gastos de cobranza deshechos \(record.loan.folio)"), to: record, in: db)
    try await desk.audit.record(
      Act(
        "loan.collection_fee_reversed", by: order.actor, on: order.loan.description,
        facts: ["amount": String(fee.amount.minorUnits), "fee": fee.id], reason: order.reason),
      in: db)
  }
}

extension ReverseCollectionFee.Refused {
  var problem: Problem {
    switch self {
    case .feeUnknown:
      Problem(
        "servicing/collection-fee-unknown", status: 404, title: "No existe ese cobro",
        detail: "El crédito no tiene esos gastos de cobranza.")
    case .loanCancelled:
      Problem(
        "servicing/loan-cancelled", status: 409, title: "El crédito se canceló sin costo",
        detail: "Al cancelarse, sus gastos de cobranza dejaron de contar: no hay qué deshacer.")
    }
  }
}
