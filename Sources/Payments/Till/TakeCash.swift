import Audit
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy

/// A cashier takes cash for a loan. The slip's id is made when the form is shown, so a form sent
/// twice is one receipt.
struct TakeCash: Sendable {
  let database: Database
  let world: World
  let tenants: Tenants
  let ledger: Ledger
  let match: MatchReceipt

  struct Slip: Sendable {
    let id: PaymentID
    let party: PartyID
    let loan: LoanID?
    let amount: Money
  }

  enum Refused: Refusal, Hashable {
    case noTillOpen
    case notPositive
    case aboveLimit(Money)
    case otherSlip(PaymentID)
  }

  func callAsFunction(
    _ slip: Slip, by cashier: Kernel.Actor, of tenant: TenantID
  ) async throws {
    let manifest = try tenants.manifest(tenant)
    guard slip.amount.isPositive else { throw Refused.notPositive }
    guard slip.amount <= manifest.limits.cashReceipt else {
      throw Refused.aboveLimit(manifest.limits.cashReceipt)
    }
    let now = world.now(tenant)
    try await database.transaction(for: tenant) { db in
      if let earlier = try await db.receipt(slip.id) {
        guard earlier.amount == slip.amount, earlier.party == slip.party else {
          throw Refused.otherSlip(slip.id)
        }
        return
      }
      // Locked so that the drawer cannot be counted while cash goes into it.
      guard let till = try await db.lockOpenTill(of: cashier) else { throw Refused.noTillOpen }
      let receipt = NewReceipt(
        id: slip.id, method: .cash, externalID: "cash/\(slip.id)", amount: slip.amount,
        valueOn: CalendarDate(now, in: manifest.timeZone), occurredAt: now, till: till.id,
        recordedBy: cashier.description)
      guard try await db.insert(receipt, payer: nil, at: now) else { return }
      try await ledger.post(
        Entry(
          effectiveOn: receipt.valueOn, source: "receipt:\(slip.id)", memo: "Pago en caja",
          lines: [
            .debit(.caja, slip.amount, .init(branch: till.branch)),
            .credit(.depositosPorAplicar, slip.amount, .init(branch: till.branch)),
          ]),
        in: db)
      try await match(slip.id, to: slip.party, loan: slip.loan, by: cashier, in: db)
    }
  }
}

extension TakeCash.Refused {
  var problem: Problem {
    switch self {
    case .noTillOpen: CloseTill.Refused.noneOpen.problem
    case .notPositive:
      Problem(
        "payments/amount-not-positive", status: 422, title: "Falta el importe",
        detail: "Escriba cuánto efectivo recibe.",
        errors: [FieldError("amount", "Escriba cuánto efectivo recibe.")])
    case .aboveLimit(let limit):
      Problem(
        "payments/cash-above-limit", status: 422, title: "Es demasiado efectivo para un recibo",
        detail: "La caja recibe hasta \(limit.text) por recibo; para más, pida una transferencia.",
        errors: [FieldError("amount", "La caja recibe hasta \(limit.text) por recibo.")])
    case .otherSlip(let id):
      Problem(
        "payments/slip-used", status: 409, title: "Ese recibo ya se usó",
        detail: "El recibo \(id) se hizo por otro importe o para otra persona. Empiece otro.")
    }
  }
}
