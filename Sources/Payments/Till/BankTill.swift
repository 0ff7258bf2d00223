import Audit
import Kernel
import Ledger
import Postgres
import Tenancy

/// Cash of a counted drawer was taken to the bank: it leaves the drawers' account and enters the
/// bank's. Once for each drawer; said again with the same words it is the same. The fund that a
/// drawer opened with is no receipt, so no branch takes more than its counted drawers brought.
struct BankTill: Sendable {
  let database: Database
  let world: World
  let tenants: Tenants
  let audit: Audit
  let ledger: Ledger

  enum Refused: Refusal, Hashable {
    case unknown(TillID)
    case stillOpen(TillID)
    case moreThanThereIs(Money)
    case notPositive
    case otherwise(TillID)
  }

  func callAsFunction(
    _ id: TillID, amount: Money, slip: String, by actor: Kernel.Actor, of tenant: TenantID
  ) async throws {
    guard amount.isPositive else { throw Refused.notPositive }
    let today = CalendarDate(world.now(tenant), in: try tenants.manifest(tenant).timeZone)
    try await database.transaction(for: tenant) { db in
      guard let till = try await db.lockTill(id) else { throw Refused.unknown(id) }
      guard let closing = till.closing else { throw Refused.stillOpen(id) }
      if let earlier = closing.banked {
        guard earlier.amount == amount, earlier.slip == slip else { throw Refused.otherwise(id) }
        return
      }
      // Before the branch's cash is added up: of two drawers of one branch the second sees the
      // first one's deposit.
      try await db.lockCash(of: till.branch)
      let there = min(closing.counted, max(.zero, try await db.countedCash(of: till.branch)))
      guard amount <= there else { throw Refused.moreThanThereIs(there) }
      try await db.bank(id, Till.Banked(amount: amount, on: today, slip: slip), by: actor)
      let at = Entry.Dimensions(branch: till.branch)
      try await ledger.post(
        Entry(
          effectiveOn: today, source: "till-banked:\(id)", memo: "Corte de caja al banco",
          lines: [.debit(.bancos, amount, at), .credit(.caja, amount, at)]), in: db)
      try await audit.record(
        Act(
          "payments.till_banked", by: actor, on: id,
          facts: ["amount": String(amount.minorUnits), "slip": slip]), in: db)
    }
  }
}

extension BankTill.Refused {
  var problem: Problem {
    switch self {
    case .unknown(let id):
      Problem(
        "payments/till-unknown", status: 404, title: "No existe la caja",
        detail: "No hay una caja \(id).")
    case .stillOpen:
      Problem(
        "payments/till-still-open", status: 409, title: "La caja sigue abierta",
        detail: "Primero se cuenta y se cierra; después se anota lo que va al banco.")
    case .moreThanThereIs(let there):
      Problem(
        "payments/till-banked-too-much", status: 422, title: "Es más de lo que hay por depositar",
        detail: there.inWords, errors: [FieldError("importe", there.inWords)])
    case .notPositive:
      Problem(
        "payments/amount-not-positive", status: 422, title: "Falta el importe",
        detail: "Escriba cuánto se depositó.",
        errors: [FieldError("importe", "Escriba cuánto se depositó.")])
    case .otherwise:
      Problem(
        "payments/till-banked", status: 409, title: "Ya se anotó otro depósito",
        detail: "El corte de esta caja ya se anotó, con otro importe u otra ficha.")
    }
  }
}

extension Money {
  fileprivate var inWords: String {
    "De esta caja se pueden depositar hasta \(text): lo que se contó, sin el fondo con que se abre "
      + "ni lo que la sucursal ya depositó."
  }
}
