import Audit
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy

/// Undoes a receipt: the cashier typed cash that was not there, or a transfer was placed with the
/// wrong person. What was applied is undone by Servicing when it hears. Money that is still here, a
/// transfer's or what a counted drawer was not short of, follows in a new receipt that waits to be
/// placed again.
struct ReverseReceipt: Sendable {
  let world: World
  let jobs: Jobs
  let audit: Audit
  let ledger: Ledger
  let tenants: Tenants

  /// Where the cash of a receipt is when it is undone. A drawer that was counted is not touched
  /// behind its cashier's back: what was never in it is part of its shortage, and no more than it.
  enum Source: String, Codable, Hashable, Sendable {
    case openDrawer, countedDrawer
  }

  enum Refused: Refusal, Hashable {
    case unknown(PaymentID)
    case notPlaced(PaymentID, Receipt.State)
    case countedMeanwhile(PaymentID)
  }

  /// In the transaction that records who granted it: both happen or neither.
  func callAsFunction(
    _ id: PaymentID, from source: Source, because reason: String, by actor: Kernel.Actor,
    in db: Transaction
  ) async throws {
    let now = world.now(db.tenant)
    let today = CalendarDate(now, in: try tenants.manifest(db.tenant).timeZone)
    guard let receipt = try await db.lockReceipt(id) else { throw Refused.unknown(id) }
    if receipt.state == .reversed { return }
    try check(receipt)
    // Locked, so that it is not counted while the cash comes out of it.
    var till: Till?
    if let id = receipt.till { till = try await db.lockTill(id) }
    if till?.isOpen == false, source == .openDrawer { throw Refused.countedMeanwhile(id) }
    let split = try await split(receipt, of: till, in: db)
    try await db.reverse(id, because: reason, by: actor, at: now)
    try await jobs.publish(
      PaymentReversed(payment: id, reason: reason, reversedOn: today), in: db)
    try await takeOut(split, receipt, of: till, on: today, in: db)
    try await follow(receipt, split.still, by: actor, in: db)
    try await audit.record(
      Act(
        "payments.receipt_reversed", by: actor, on: id,
        facts: ["amount": String(receipt.amount.minorUnits), "method": receipt.method.rawValue],
        reason: reason),
      in: db)
  }

  func check(_ receipt: Receipt) throws {
    do throws(Receipt.IllegalTransition) {
      _ = try receipt.state.after(.reverse)
    } catch {
      throw Refused.notPlaced(receipt.id, receipt.state)
    }
  }

  /// What of the money never was, and what of it is here still.
  private struct Split {
    let never: Money
    let still: Money
  }

  /// Under the drawer's lock, before the receipt is undone: what its receipts put in beyond what
  /// was counted is the shortage that no earlier reversal explained.
  private func split(
    _ receipt: Receipt, of till: Till?, in db: Transaction
  ) async throws -> Split {
    switch receipt.method {
    case .spei: return Split(never: .zero, still: receipt.amount)
    case .cash:
      guard let till, let closing = till.closing else {
        return Split(never: receipt.amount, still: .zero)
      }
      let put = Till.expected(
        opening: till.openingCash, receipts: try await db.receipts(of: till.id))
      let never = min(receipt.amount, max(.zero, put - closing.counted))
      return Split(never: never, still: receipt.amount - never)
    }
  }

  private func takeOut(
    _ split: Split, _ receipt: Receipt, of till: Till?, on date: CalendarDate, in db: Transaction
  ) async throws {
    guard split.never.isPositive else { return }
    let at = Entry.Dimensions(branch: till?.branch)
    let from: Account = till?.isOpen == false ? .faltantesYSobrantes : .caja
    try await ledger.post(
      Entry(
        effectiveOn: date, source: "receipt-reversal:\(receipt.id)",
        memo: "Reverso de pago en caja",
        lines: [
          .debit(.depositosPorAplicar, split.never, at), .credit(from, split.never, at),
        ]), in: db)
  }

  /// Cash that follows stays with its drawer: what the drawer's receipts put in says what is left
  /// of its shortage.
  private func follow(
    _ receipt: Receipt, _ amount: Money, by actor: Kernel.Actor, in db: Transaction
  ) async throws {
    guard amount.isPositive else { return }
    let next = NewReceipt(
      id: world.newID(PaymentID.self), method: receipt.method,
      externalID: "follows/\(receipt.id)", amount: amount,
      valueOn: receipt.valueOn, occurredAt: receipt.occurredAt,
      claveRastreo: receipt.claveRastreo, senderInstitution: nil,
      collectionCLABE: receipt.collectionCLABE, reference: receipt.reference,
      till: receipt.till, follows: receipt.id, recordedBy: actor.description)
    _ = try await db.insert(next, payer: nil, at: world.now(db.tenant))
  }
}

extension ReverseReceipt.Source {
  var words: String {
    switch self {
    case .openDrawer: "El lugar donde entró"
    case .countedDrawer: "El faltante de la caja contada; lo demás queda por identificar"
    }
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
    case .countedMeanwhile(let id):
      Problem(
        "payments/till-closed", status: 409, title: "La caja se cerró mientras tanto",
        detail:
          "El pago \(id) es de una caja que se contó después de la petición. Niegue esta y pida "
          + "otra: el importe saldrá del faltante de la caja, y lo que no le faltó quedará por "
          + "identificar.")
    }
  }
}
