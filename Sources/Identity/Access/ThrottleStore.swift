import Foundation
import Postgres

extension Throttle: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    failures = try row["failures"]
    since = try row["since"]
    lockedUntil = try row["locked_until"]
  }
}

extension Transaction {
  func throttle(of subject: [UInt8]) async throws -> Throttle? {
    try await row(
      Throttle.self,
      """
      SELECT failures, since, locked_until
      FROM identity.throttle
      WHERE tenant_id = \(tenant) AND subject = \(subject)
      """)
  }

  /// Locks the counter until the transaction ends: a hundred guesses at once are counted one by
  /// one, and those behind the fifth find the door closed.
  func lockThrottle(of subject: [UInt8], now: Date) async throws -> Throttle {
    try await execute(
      """
      INSERT INTO identity.throttle (tenant_id, subject, failures, since)
      VALUES (\(tenant), \(subject), 0, \(now))
      ON CONFLICT (tenant_id, subject) DO NOTHING
      """)
    let held = try await row(
      Throttle.self,
      """
      SELECT failures, since, locked_until
      FROM identity.throttle
      WHERE tenant_id = \(tenant) AND subject = \(subject)
      FOR UPDATE
      """)
    return held ?? .fresh(at: now)
  }

  func save(_ throttle: Throttle, of subject: [UInt8]) async throws {
    try await execute(
      """
      UPDATE identity.throttle
      SET failures = \(throttle.failures), since = \(throttle.since),
        locked_until = \(throttle.lockedUntil)
      WHERE tenant_id = \(tenant) AND subject = \(subject)
      """)
  }
}
