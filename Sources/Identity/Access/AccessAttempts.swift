import Foundation
import Kernel
import Postgres

/// Every try to get in, kept for whoever must look: right, wrong or refused unheard.
struct AccessAttempts: Sendable {
  let ground: Ground

  func record(
    _ outcome: AccessAttempt.Outcome, at door: AccessAttempt.Door, who: String, from origin: Origin,
    in db: Transaction
  ) async throws {
    let attempt = AccessAttempt(
      id: ground.world.newID(), at: ground.world.now(db.tenant), door: door,
      who: String(who.prefix(60)), outcome: outcome, origin: origin)
    try await db.add(attempt)
  }
}

extension AccessAttempts {
  /// The latest first.
  func latest(
    before instant: Date, limit: Int, of tenant: TenantID
  ) async throws -> [AccessAttempt] {
    try await ground.database.read(for: tenant) { db in
      try await db.attempts(before: instant, limit: limit)
    }
  }
}

struct AccessAttempt: Hashable, Sendable {
  enum Door: String, Hashable, Sendable { case office, portal, stepUp = "step_up", approval }
  enum Outcome: String, Hashable, Sendable {
    case passwordRight = "password_right"
    case passwordWrong = "password_wrong"
    case codeWrong = "code_wrong"
    case codeReplayed = "code_replayed"
    case closed
    case signedIn = "signed_in"
    case confirmed
    case enrolled
    case recoveryUsed = "recovery_used"
    case codeSent = "code_sent"
  }

  let id: UUID
  let at: Date
  let door: Door
  let who: String
  let outcome: Outcome
  let origin: Origin
}

extension AccessAttempt: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    at = try row["at"]
    door = try row["door"]
    who = try row["who"]
    outcome = try row["outcome"]
    origin = Origin(address: try row["address"], userAgent: try row["user_agent"])
  }
}

extension Transaction {
  func add(_ attempt: AccessAttempt) async throws {
    try await execute(
      """
      INSERT INTO identity.access_attempt
        (tenant_id, id, at, door, who, outcome, address, user_agent)
      VALUES (\(tenant), \(attempt.id), \(attempt.at), \(attempt.door), \(attempt.who),
        \(attempt.outcome), \(attempt.origin.address), \(attempt.origin.userAgent))
      """)
  }

  /// The latest first, before an instant.
  func attempts(before instant: Date, limit: Int) async throws -> [AccessAttempt] {
    try await rows(
      AccessAttempt.self,
      """
      SELECT id, at, door, who, outcome, address, user_agent
      FROM identity.access_attempt
      WHERE tenant_id = \(tenant) AND at < \(instant)
      ORDER BY at DESC, id DESC
      LIMIT \(limit)
      """)
  }
}
