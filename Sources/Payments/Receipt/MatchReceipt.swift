import Audit
import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres

/// Says whose a receipt is and, if need be, which loan it pays, by rule or by a person, and tells
/// Servicing. The same answer again changes nothing; another is refused.
struct MatchReceipt: Sendable {
  let database: Database
  let world: World
  let jobs: Jobs
  let audit: Audit

  enum Refused: Refusal, Hashable {
    case unknown(PaymentID)
    case placed(PaymentID, Receipt.State)
  }

  func callAsFunction(
    _ id: PaymentID, to party: PartyID, loan: LoanID?, by actor: Kernel.Actor,
    of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await callAsFunction(id, to: party, loan: loan, by: actor, in: db)
    }
  }

  func callAsFunction(
    _ id: PaymentID, to party: PartyID, loan: LoanID?, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    guard let receipt = try await db.lockReceipt(id) else { throw Refused.unknown(id) }
    if receipt.state == .matched, receipt.party == party, receipt.loan == loan { return }
    do throws(Receipt.IllegalTransition) {
      _ = try receipt.state.after(.match)
    } catch {
      throw Refused.placed(id, receipt.state)
    }
    try await db.match(id, to: party, loan: loan, by: actor, at: world.now(db.tenant))
    try await jobs.publish(receipt.received(by: party, directedTo: loan), in: db)
    try await audit.record(
      Act(
        "payments.receipt_matched", by: actor, on: id,
        facts: [
          "party": party.description, "loan": loan?.description ?? "oldest due",
          "amount": String(receipt.amount.minorUnits),
        ]),
      in: db)
  }
}

extension Receipt {
  func received(by party: PartyID, directedTo loan: LoanID?) -> PaymentReceived {
    PaymentReceived(
      payment: id, party: party, directedTo: loan, amount: amount, valueOn: valueOn,
      occurredAt: occurredAt, externalID: claveRastreo ?? externalID, method: method)
  }
}

extension MatchReceipt.Refused {
  var problem: Problem {
    switch self {
    case .unknown(let id):
      Problem(
        "payments/receipt-unknown", status: 404, title: "No existe el depósito",
        detail: "No hay un depósito \(id) en esta institución.")
    case .placed(let id, let state):
      Problem(
        "payments/receipt-placed", status: 409, title: "El depósito ya tiene destino",
        detail: "El depósito \(id) ya no está por identificar.",
        members: ["receiptState": state.rawValue])
    }
  }
}
