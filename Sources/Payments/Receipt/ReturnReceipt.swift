import Audit
import Kernel
import PaymentsAPI
import Postgres
import Vault

/// Sends money that nobody could place back to the account it came from. The receipt says it is
/// on its way until the rail says it arrived. Asking twice sends once.
struct ReturnReceipt: Sendable {
  let database: Database
  let world: World
  let audit: Audit
  let request: RequestDisbursement

  enum Refused: Refusal, Hashable {
    case unknown(PaymentID)
    case placed(PaymentID, Receipt.State)
    case notATransfer(PaymentID)
  }

  func callAsFunction(
    _ id: PaymentID, because reason: String, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      guard let receipt = try await db.lockReceipt(id) else { throw Refused.unknown(id) }
      guard receipt.method == .spei else { throw Refused.notATransfer(id) }
      if receipt.state == .returning { return }
      guard receipt.state == .unmatched else { throw Refused.placed(id, receipt.state) }
      try await db.setReturn(of: id, .returning)
      try await request.giveBack(
        id, receipt.amount, as: world.newID(DisbursementID.self), in: db)
      try await audit.record(
        Act(
          "payments.receipt_return_requested", by: actor, on: id,
          facts: ["amount": String(receipt.amount.minorUnits)], reason: reason),
        in: db)
    }
  }
}

extension ReturnReceipt.Refused {
  var problem: Problem {
    switch self {
    case .unknown(let id): MatchReceipt.Refused.unknown(id).problem
    case .placed(let id, let state): MatchReceipt.Refused.placed(id, state).problem
    case .notATransfer(let id):
      Problem(
        "payments/receipt-not-a-transfer", status: 409, title: "No se puede devolver por SPEI",
        detail: "El depósito \(id) fue en efectivo: identifique a quien lo pagó.")
    }
  }
}
