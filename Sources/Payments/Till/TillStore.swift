import Foundation
import Kernel
import Postgres

extension Till: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    branch = try row["branch"]
    let cashierText: String = try row["cashier"]
    guard let cashier = Kernel.Actor(cashierText) else {
      throw ColumnMismatch(column: "cashier", expected: "an actor", found: "another text")
    }
    self.cashier = cashier
    cashierName = try row["cashier_name"]
    openedAt = try row["opened_at"]
    openingCash = try row["opening_cash"]
    let closedAt: Date? = try row["closed_at"]
    let taken: Money? = try row["banked_amount"]
    let banked: Banked? =
      if let taken {
        Banked(amount: taken, on: try row["banked_on"], slip: try row["banked_slip"])
      } else { nil }
    if let closedAt {
      closing = Closing(
        at: closedAt, expected: try row["expected_cash"], counted: try row["counted_cash"],
        note: try row["note"], banked: banked)
    } else {
      closing = nil
    }
  }
}

extension Transaction {
  private static let tillColumns: SQL = """
    id, branch, cashier, cashier_name, opened_at, opening_cash, closed_at, expected_cash,
    counted_cash, note, banked_amount, banked_on, banked_slip
    """

  /// False where the cashier has one open.
  func insert(
    till id: TillID, by cashier: Kernel.Actor, named name: String, at branch: String,
    holding cash: Money, now: Date
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO payments.till
        (tenant_id, id, branch, cashier, cashier_name, opened_at, opening_cash)
      VALUES
        (\(tenant), \(id), \(branch), \(cashier.description), \(name), \(now), \(cash))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  func till(_ id: TillID) async throws -> Till? {
    try await row(
      Till.self,
      """
      SELECT \(sql: Self.tillColumns)
      FROM payments.till
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the drawer: it is not counted while cash goes in or comes out.
  func lockTill(_ id: TillID) async throws -> Till? {
    try await row(
      Till.self,
      """
      SELECT \(sql: Self.tillColumns)
      FROM payments.till
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func openTill(of cashier: Kernel.Actor) async throws -> Till? {
    try await row(
      Till.self,
      """
      SELECT \(sql: Self.tillColumns)
      FROM payments.till
      WHERE tenant_id = \(tenant) AND cashier = \(cashier.description) AND closed_at IS NULL
      """)
  }

  /// Locks the drawer: it is not counted while cash goes in or comes out.
  func lockOpenTill(of cashier: Kernel.Actor) async throws -> Till? {
    try await row(
      Till.self,
      """
      SELECT \(sql: Self.tillColumns)
      FROM payments.till
      WHERE tenant_id = \(tenant) AND cashier = \(cashier.description) AND closed_at IS NULL
      FOR UPDATE
      """)
  }

  func close(
    _ id: TillID, expected: Money, counted: Money, note: String?, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE payments.till
      SET closed_at = \(now), expected_cash = \(expected), counted_cash = \(counted),
        note = \(note)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func bank(_ id: TillID, _ banked: Till.Banked, by actor: Kernel.Actor) async throws {
    try await execute(
      """
      UPDATE payments.till
      SET banked_amount = \(banked.amount), banked_on = \(banked.on),
        banked_slip = \(banked.slip), banked_by = \(actor.description)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func lockCash(of branch: String) async throws {
    let key = "payments:\(tenant):cash:\(branch)"
    try await execute("SELECT pg_advisory_xact_lock(hashtextextended(\(key), 0))")
  }

  /// What the counted drawers of a branch brought beyond their opening funds, less what of it went
  /// to the bank.
  func countedCash(of branch: String) async throws -> Money {
    try await value(
      Money.self,
      """
      SELECT coalesce(sum(counted_cash - opening_cash - coalesce(banked_amount, 0)), 0)::int8
      FROM payments.till
      WHERE tenant_id = \(tenant) AND branch = \(branch) AND closed_at IS NOT NULL
      """) ?? .zero
  }

  func receipts(of till: TillID) async throws -> [Receipt] {
    try await rows(
      Receipt.self,
      """
      SELECT id, method, external_id, amount, value_on, occurred_at, state, party_id, loan_id,
        clave_rastreo, collection_clabe, reference, till_id, recorded_by, reason
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND till_id = \(till)
      ORDER BY id
      """)
  }

  /// Newest first: those closed, opened before the one named.
  func closedTills(before last: TillID?, count: Int) async throws -> [Till] {
    try await rows(
      Till.self,
      """
      SELECT \(sql: Self.tillColumns)
      FROM payments.till
      WHERE tenant_id = \(tenant) AND closed_at IS NOT NULL
        AND (\(last)::uuid IS NULL OR id < \(last))
      ORDER BY id DESC
      LIMIT \(count)
      """)
  }
}
