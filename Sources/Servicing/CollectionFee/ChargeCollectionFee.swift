import Audit
import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// A collection act actually done is charged as the contract says: once for each overdue
/// instalment, and only while it is late (LTOSF 4 Bis). The instalment is the key.
struct ChargeCollectionFee: Sendable {
  let desk: Desk

  struct Charge: Sendable {
    let loan: LoanID
    let reason: String
    let actor: Kernel.Actor
  }

  enum Refused: Refusal, Hashable {
    case notLate(LoanID)
    case noFeeInContract(LoanID)
    case alreadyCharged(installment: Int, on: CalendarDate)
  }

  func callAsFunction(_ charge: Charge, in db: Transaction) async throws {
    // Two collectors at once: the second reads the fee of the first.
    let locked = try await desk.lockLoan(charge.loan, in: db)
    let (record, day) = (locked.record, locked.day)
    let id = try record.nextCollectionFee(on: day)
    let fee = record.account.terms.collectionFee
    let event = LoanEvent(
      id: id, effectiveOn: day, at: desk.world.now(db.tenant), .collectionFee(amount: fee))
    _ = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: charge.actor, reason: charge.reason,
        memo: "Gastos de cobranza \(record.loan.folio)"), to: record, in: db)
    try await desk.audit.record(
      Act(
        "loan.collection_fee_charged", by: charge.actor, on: charge.loan.description,
        facts: ["amount": String(fee.minorUnits), "fee": id], reason: charge.reason), in: db)
  }
}

extension LoanRecord {
  /// The id of the fee that may be charged that day, for the oldest instalment that is late.
  func nextCollectionFee(on day: CalendarDate) throws(ChargeCollectionFee.Refused) -> String {
    let position = account.position(on: day)
    guard loan.status == .active, let installment = position.oldestPastDue else {
      throw .notLate(loan.id)
    }
    guard account.terms.collectionFee.isPositive else { throw .noFeeInContract(loan.id) }
    let earlier = collectionFees.filter { $0.installment == installment }
    if let standing = earlier.first(where: { !$0.isReversed }) {
      throw .alreadyCharged(installment: installment, on: standing.chargedOn)
    }
    return CollectionFee.id(of: installment, after: earlier.count)
  }
}

extension ChargeCollectionFee.Refused {
  var problem: Problem {
    switch self {
    case .notLate:
      Problem(
        "servicing/loan-not-late", status: 409, title: "El crédito no tiene atraso",
        detail: "Los gastos de cobranza solo se cobran mientras hay un pago vencido.")
    case .noFeeInContract:
      Problem(
        "servicing/no-collection-fee", status: 409, title: "El contrato no los prevé",
        detail: "El contrato de este crédito no prevé gastos de cobranza.")
    case .alreadyCharged(let installment, let on):
      Problem(
        "servicing/collection-fee-charged", status: 409, title: "Ya se cobraron",
        detail:
          "Los gastos de cobranza del pago \(installment) se cobraron el \(on.text.short), y el "
          + "contrato los permite una sola vez por cada pago vencido.",
        members: ["installment": String(installment)])
    }
  }
}
