import Audit
import Kernel
import Ledger
import Postgres
import Tenancy

/// A cashier counts the drawer and closes it. What is missing or left over needs a word of why,
/// and stays written: the books hold what was counted, and the difference has its own account.
struct CloseTill: Sendable {
  let database: Database
  let world: World
  let tenants: Tenants
  let audit: Audit
  let ledger: Ledger

  enum Refused: Refusal, Hashable {
    case noneOpen
    case differenceUnexplained(Money)
  }

  func callAsFunction(
    by cashier: Kernel.Actor, counting counted: Money, note: String?, of tenant: TenantID
  ) async throws -> Till {
    try await database.transaction(for: tenant) { db in
      guard let till = try await db.lockOpenTill(of: cashier) else { throw Refused.noneOpen }
      let receipts = try await db.receipts(of: till.id)
      let expected = Till.expected(opening: till.openingCash, receipts: receipts)
      let difference = counted - expected
      guard difference.isZero || note != nil else {
        throw Refused.differenceUnexplained(difference)
      }
      try await db.close(
        till.id, expected: expected, counted: counted, note: note, at: world.now(tenant))
      try await post(difference, of: till, in: db)
      try await audit.record(
        Act(
          "payments.till_closed", by: cashier, on: till.id,
          facts: [
            "expected": String(expected.minorUnits), "counted": String(counted.minorUnits),
          ], reason: note),
        in: db)
      guard let closed = try await db.till(till.id) else { throw Refused.noneOpen }
      return closed
    }
  }

  /// What is missing is a cost and what is left over an income; the drawer's account follows the
  /// count.
  private func post(_ difference: Money, of till: Till, in db: Transaction) async throws {
    guard !difference.isZero else { return }
    let today = CalendarDate(
      world.now(db.tenant), in: try tenants.manifest(db.tenant).timeZone)
    let at = Entry.Dimensions(branch: till.branch)
    try await ledger.post(
      Entry(
        effectiveOn: today, source: "till-difference:\(till.id)", memo: "Diferencia de caja",
        lines: [
          .debit(.caja, difference, at), .credit(.faltantesYSobrantes, difference, at),
        ]), in: db)
  }
}

extension CloseTill.Refused {
  var problem: Problem {
    switch self {
    case .noneOpen:
      Problem(
        "payments/till-none-open", status: 409, title: "No tiene una caja abierta",
        detail: "Abra su caja con el efectivo que tiene en ella.")
    case .differenceUnexplained(let difference):
      Problem(
        "payments/till-difference", status: 422, title: "La caja no cuadra",
        detail: difference.isNegative
          ? "Faltan \((-difference).text). Vuelva a contar o explique la diferencia."
          : "Sobran \(difference.text). Vuelva a contar o explique la diferencia.",
        errors: [FieldError("note", "Explique la diferencia de \(difference.text).")])
    }
  }
}
