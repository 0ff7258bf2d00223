import Audit
import Kernel
import Postgres

/// A cashier opens a drawer with what they counted in it. One drawer each at a time.
struct OpenTill: Sendable {
  let database: Database
  let world: World
  let audit: Audit

  enum Refused: Refusal, Hashable {
    case alreadyOpen(TillID)
  }

  func callAsFunction(
    by cashier: Kernel.Actor, named name: String, at branch: String, holding cash: Money,
    of tenant: TenantID
  ) async throws -> TillID {
    precondition(!cash.isNegative, "a drawer holds no less than nothing")
    let id = world.newID(TillID.self)
    try await database.transaction(for: tenant) { db in
      let isMine = try await db.insert(
        till: id, by: cashier, named: name, at: branch, holding: cash, now: world.now(tenant))
      guard isMine else {
        guard let open = try await db.openTill(of: cashier) else { return }
        throw Refused.alreadyOpen(open.id)
      }
      try await audit.record(
        Act(
          "payments.till_opened", by: cashier, on: id,
          facts: ["cash": String(cash.minorUnits), "branch": branch]),
        in: db)
    }
    return id
  }
}

extension OpenTill.Refused {
  var problem: Problem {
    switch self {
    case .alreadyOpen(let id):
      Problem(
        "payments/till-already-open", status: 409, title: "Ya tiene una caja abierta",
        detail: "Cierre la caja \(id) antes de abrir otra.")
    }
  }
}
