import Audit
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy

/// Undoes a receipt: the cashier typed cash that was not there, or a transfer was placed with the
/// wrong person. What was applied is undone by Servicing when it hears. A transfer's money is still
/// here, so it follows in a new receipt that waits to be placed again.
struct ReverseReceipt: Sendable {
  let world: World
  let jobs: Jobs
  let audit: Audit
  let ledger: Ledger
  let tenants: Tenants

  enum Refused: Refusal, Hashable {
    case unknown(PaymentID)
    case notPlaced(PaymentID, Receipt.State)
    case tillClosed(PaymentID)
  }

  /// In the transaction that records who granted it: both happen or neither.
  func callAsFunction(
    _ id: PaymentID, because reason: String, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    let now = world.now(db.tenant)
    let today = CalendarDate(now, in: try tenants.manifest(db.tenant).timeZone)
    guard let receipt = try await db.lockReceipt(id) else { throw Refused.unknown(id) }
    if receipt.state == .reversed { return }
    try await check(receipt, isOpen: { try await db.lockTill($0)?.isOpen == true })
    try await db.reverse(id, because: reason, by: actor, at: now)
    try await jobs.publish(
      PaymentReversed(payment: id, reason: reason, reversedOn: today), in: db)
    switch receipt.method {
    case .cash: try await takeOut(receipt, on: today, in: db)
    case .spei: try await follow(receipt, by: actor, in: db)
    }
    try await audit.record(
      Act(
        "payments.receipt_reversed", by: actor, on: id,
        facts: ["amount": String(receipt.amount.minorUnits), "method": receipt.method.rawValue],
        reason: reason),
      in: db)
  }

  /// A drawer that was counted and closed is not touched behind its cashier's back.
  func check(
    _ receipt: Receipt, isOpen: (TillID) async throws -> Bool
  ) async throws {
    do throws(Receipt.IllegalTransition) {
      _ = try receipt.state.after(.reverse)
    } catch {
      throw Refused.notPlaced(receipt.id, receipt.state)
    }
    guard let till = receipt.till else { return }
    guard try await isOpen(till) else { throw Refused.tillClosed(receipt.id) }
  }

  private func takeOut(
    _ receipt: Receipt, on date: CalendarDate, in db: Transaction
  ) async throws {
    try await ledger.post(
      Entry(
        effectiveOn: date, source: "receipt-reversal:\(receipt.id)",
        memo: "Reverso de pago en caja",
        lines: [.debit(.depositosPorAplicar, receipt.amount), .credit(.caja, receipt.amount)]),
      in: db)
  }

  private func follow(_ receipt: Receipt, by actor: Kernel.Actor, in db: Transaction) async throws {
    let next = NewReceipt(
      id: world.newID(PaymentID.self), method: .spei,
      externalID: "follows/\(receipt.id)", amount: receipt.amount,
      valueOn: receipt.valueOn, occurredAt: receipt.occurredAt,
      claveRastreo: receipt.claveRastreo, senderInstitution: nil,
      collectionCLABE: receipt.collectionCLABE, reference: receipt.reference, follows: receipt.id,
      recordedBy: actor.description)
    _ = try await db.insert(next, payer: nil, at: world.now(db.tenant))
  }
}

extension ReverseReceipt.Refused {
  var problem: Problem {
    switch self {
    case .unknown(let id): MatchReceipt.Refused.unknown(id).problem
    case .notPlaced(let id, let state):
      Problem(
        "payments/receipt-not-placed", status: 409, title: "El depósito no se puede reversar",
        detail: "El depósito \(id) no está aplicado a nadie.",
        members: ["receiptState": state.rawValue])
    case .tillClosed(let id):
      Problem(
        "payments/till-closed", status: 409, title: "La caja ya se cerró",
        detail:
          "El pago \(id) es de una caja que ya se contó. La diferencia quedó en su arqueo: avise a "
          + "contabilidad para que la ajuste en el crédito.")
    }
  }
}
