import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// How the last question about a day ended.
struct BankDay: RowDecodable {
  let askedAt: Date
  let askedBy: Kernel.Actor?
  /// Nil where the bank has never answered for that day.
  let answeredAt: Date?
  let unreadableCount: Int
  let failure: String?

  init(row: Row) throws(ColumnMismatch) {
    askedAt = try row["asked_at"]
    let actorText: String = try row["asked_by"]
    askedBy = Kernel.Actor(actorText)
    answeredAt = try row["answered_at"]
    unreadableCount = try row["unreadable_count"]
    failure = try row["failure"]
  }
}

extension BankLine: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    direction = try row["direction"]
    institution = try row["institution"]
    claveRastreo = try row["clave_rastreo"]
    amount = try row["amount"]
    status = try row["status"]
    collectionCLABE = try row["collection_clabe"]
    recoveredAt = try row["recovered_at"]
  }
}

extension OurReceipt: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    institution = try row["sender_institution"]
    claveRastreo = try row["clave_rastreo"]
    amount = try row["amount"]
    collectionCLABE = try row["collection_clabe"]
    isLaterThanList = try row["is_later"]
  }
}

extension OurOrder: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    claveRastreo = try row["clave_rastreo"]
    amount = try row["amount"]
    state = try row["state"]
    isOfThatDay = try row["is_of_that_day"]
    isLaterThanList = try row["is_later"]
  }
}

extension Transaction {
  func bankDay(_ day: CalendarDate) async throws -> BankDay? {
    try await row(
      BankDay.self,
      """
      SELECT asked_at, asked_by, answered_at, unreadable_count, failure
      FROM payments.bank_day
      WHERE tenant_id = \(tenant) AND operating_on = \(day)
      """)
  }

  /// The bank did not answer: what it said before stays.
  func noteFailure(
    of day: CalendarDate, _ failure: String, by actor: Kernel.Actor, at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO payments.bank_day (tenant_id, operating_on, asked_at, asked_by, failure)
      VALUES (\(tenant), \(day), \(now), \(actor.description), \(failure))
      ON CONFLICT (tenant_id, operating_on) DO UPDATE
      SET asked_at = excluded.asked_at, asked_by = excluded.asked_by, failure = excluded.failure
      """)
  }

  /// Locks the day until the transaction ends: of two that ask at once, the later answer stays
  /// whole.
  func lockAnswer(
    of day: CalendarDate, unreadable: Int, by actor: Kernel.Actor, at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO payments.bank_day
        (tenant_id, operating_on, asked_at, asked_by, answered_at, unreadable_count)
      VALUES (\(tenant), \(day), \(now), \(actor.description), \(now), \(unreadable))
      ON CONFLICT (tenant_id, operating_on) DO UPDATE
      SET asked_at = excluded.asked_at, asked_by = excluded.asked_by,
        answered_at = excluded.answered_at, unreadable_count = excluded.unreadable_count,
        failure = NULL
      """)
  }

  /// The list replaces the one before; what was recovered by it stays said.
  func keep(_ lines: [BankLine], of day: CalendarDate) async throws {
    try await execute(
      """
      DELETE FROM payments.bank_line AS line
      WHERE line.tenant_id = \(tenant) AND line.operating_on = \(day)
        AND NOT EXISTS (
          SELECT 1
          FROM unnest(
            \(lines.map(\.direction.rawValue))::text[], \(lines.map(\.institution))::text[],
            \(lines.map(\.claveRastreo))::text[]) AS told (direction, institution, clave)
          WHERE told.direction = line.direction AND told.institution = line.institution
            AND told.clave = line.clave_rastreo)
      """)
    try await execute(
      """
      INSERT INTO payments.bank_line
        (tenant_id, operating_on, direction, institution, clave_rastreo, amount, status,
         collection_clabe)
      SELECT \(tenant), \(day), direction, institution, clave, amount, status, nullif(clabe, '')
      FROM unnest(
        \(lines.map(\.direction.rawValue))::text[], \(lines.map(\.institution))::text[],
        \(lines.map(\.claveRastreo))::text[], \(lines.map(\.amount.minorUnits))::int8[],
        \(lines.map(\.status.rawValue))::text[],
        \(lines.map { $0.collectionCLABE ?? "" })::text[])
        AS told (direction, institution, clave, amount, status, clabe)
      ON CONFLICT (tenant_id, operating_on, direction, institution, clave_rastreo) DO UPDATE
      SET amount = excluded.amount, status = excluded.status,
        collection_clabe = excluded.collection_clabe
      """)
  }

  func bankLines(of day: CalendarDate) async throws -> [BankLine] {
    try await rows(
      BankLine.self,
      """
      SELECT direction, institution, clave_rastreo, amount, status, collection_clabe, recovered_at
      FROM payments.bank_line
      WHERE tenant_id = \(tenant) AND operating_on = \(day)
      ORDER BY direction, institution, clave_rastreo
      """)
  }

  func recovered(
    _ direction: BankLine.Direction, _ institution: String, _ clave: String,
    of day: CalendarDate, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE payments.bank_line
      SET recovered_at = \(now)
      WHERE tenant_id = \(tenant) AND operating_on = \(day) AND direction = \(direction)
        AND institution = \(institution) AND clave_rastreo = \(clave) AND recovered_at IS NULL
      """)
  }

  /// A receipt placed wrongly counts all the same: the bank's money is still here.
  func ourReceipts(of day: CalendarDate, listedAt: Date) async throws -> [OurReceipt] {
    try await rows(
      OurReceipt.self,
      """
      SELECT id, sender_institution, clave_rastreo, amount, collection_clabe,
        recorded_at > \(listedAt) AS is_later
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND operating_on = \(day)
      ORDER BY id
      """)
  }

  /// Those we sent that day and those that the bank has on it: an order that leaves as the bank's
  /// day turns may stand on either.
  func ourOrders(of day: CalendarDate, listedAt: Date) async throws -> [OurOrder] {
    try await rows(
      OurOrder.self,
      """
      SELECT id, clave_rastreo, amount, state,
        operating_on = \(day) AND NOT EXISTS (
          SELECT 1
          FROM payments.bank_line AS other
          WHERE other.tenant_id = ours.tenant_id AND other.clave_rastreo = ours.clave_rastreo
            AND other.direction = 'sent' AND other.operating_on <> \(day)
        ) AS is_of_that_day,
        coalesce(ended_at, settled_at, submitted_at) > \(listedAt) AS is_later
      FROM payments.disbursement AS ours
      WHERE ours.tenant_id = \(tenant) AND ours.operating_on = \(day)
      UNION
      SELECT id, ours.clave_rastreo, ours.amount, state, false,
        coalesce(ended_at, settled_at, submitted_at) > \(listedAt)
      FROM payments.bank_line AS line
      JOIN payments.disbursement AS ours
        ON ours.tenant_id = line.tenant_id AND ours.clave_rastreo = line.clave_rastreo
      WHERE line.tenant_id = \(tenant) AND line.operating_on = \(day)
        AND line.direction = 'sent' AND ours.operating_on <> \(day)
      ORDER BY id
      """)
  }
}
