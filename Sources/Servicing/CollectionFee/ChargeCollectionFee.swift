import Audit
import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI
import Tenancy

/// A collection act actually done is charged as the contract says: once for each act, and only
/// while something is late (LTOSF 4 Bis). The act's id is the key.
struct ChargeCollectionFee: Sendable {
  let desk: Desk

  struct Charge: Sendable {
    let loan: LoanID
    let act: UUID
    let reason: String
    let actor: Kernel.Actor
  }

  enum Refused: Refusal, Hashable {
    case loanUnknown(LoanID)
    case notLate(LoanID)
    case noFeeInContract(LoanID)
  }

  func callAsFunction(_ charge: Charge, in db: Transaction) async throws {
    guard let record = try await db.lockLoan(charge.loan) else {
      throw Refused.loanUnknown(charge.loan)
    }
    let id = "fee:\(charge.act.uuidString.lowercased())"
    if record.events.contains(where: { $0.id == id }) { return }
    let today = try await desk.tenants.businessDate(in: db)
    let position = record.account.position(on: record.day(today))
    guard record.loan.status == .active, position.daysPastDue > 0 else {
      throw Refused.notLate(charge.loan)
    }
    let fee = record.account.terms.collectionFee
    guard fee.isPositive else { throw Refused.noFeeInContract(charge.loan) }
    let event = LoanEvent(
      id: id, effectiveOn: record.day(today), at: desk.world.now(db.tenant),
      .collectionFee(amount: fee))
    _ = try await ChangeLoan(desk: desk)(
      ChangeLoan.Change(
        event: event, actor: charge.actor, reason: charge.reason,
        memo: "Gastos de cobranza \(record.loan.folio)"), to: record, in: db)
    try await desk.audit.record(
      Act(
        "loan.collection_fee_charged", by: charge.actor, on: charge.loan.description,
        facts: ["amount": String(fee.minorUnits)], reason: charge.reason), in: db)
  }
}

extension ChargeCollectionFee.Refused {
  var problem: Problem {
    switch self {
    case .loanUnknown(let id): .loanUnknown(id)
    case .notLate:
      Problem(
        "servicing/loan-not-late", status: 409, title: "El crédito no tiene atraso",
        detail: "Los gastos de cobranza solo se cobran mientras hay un pago vencido.")
    case .noFeeInContract:
      Problem(
        "servicing/no-collection-fee", status: 409, title: "El contrato no los prevé",
        detail: "El contrato de este crédito no prevé gastos de cobranza.")
    }
  }
}
