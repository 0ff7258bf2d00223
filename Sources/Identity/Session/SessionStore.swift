import Foundation
import Kernel
import Postgres

/// A session about to begin.
struct NewSession: Sendable {
  let id: SessionID
  let kind: SessionRow.Kind
  var staff: StaffID?
  var party: PartyID?
  let digest: [UInt8]
  let origin: Origin
}

extension Transaction {
  private static let sessionColumns: SQL = """
    id, kind, staff_id, party_id, created_at, authenticated_at, seen_at, expires_at, address,
      user_agent, ended_at
    """

  func add(_ session: NewSession, at now: Date) async throws {
    let end = now.addingTimeInterval(TimeInterval(session.kind.secondsMax))
    try await execute(
      """
      INSERT INTO identity.session
        (tenant_id, id, kind, token_hash, staff_id, party_id, created_at, authenticated_at,
         seen_at, expires_at, address, user_agent)
      VALUES (\(tenant), \(session.id), \(session.kind), \(session.digest), \(session.staff),
        \(session.party), \(now), \(now), \(now), \(end), \(session.origin.address),
        \(session.origin.userAgent))
      """)
  }

  func session(digest: [UInt8]) async throws -> SessionRow? {
    try await row(
      SessionRow.self,
      """
      SELECT \(sql: Self.sessionColumns)
      FROM identity.session
      WHERE tenant_id = \(tenant) AND token_hash = \(digest)
      """)
  }

  /// Locks the session: it is confirmed or ended by one request at a time.
  func lockSession(_ id: SessionID) async throws -> SessionRow? {
    try await row(
      SessionRow.self,
      """
      SELECT \(sql: Self.sessionColumns)
      FROM identity.session
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func openSessions(of staff: StaffID, now: Date) async throws -> [SessionRow] {
    try await rows(
      SessionRow.self,
      """
      SELECT \(sql: Self.sessionColumns)
      FROM identity.session
      WHERE tenant_id = \(tenant) AND staff_id = \(staff) AND ended_at IS NULL
        AND expires_at > \(now)
      ORDER BY seen_at DESC
      """)
  }

  func openSessions(of party: PartyID, now: Date) async throws -> [SessionRow] {
    try await rows(
      SessionRow.self,
      """
      SELECT \(sql: Self.sessionColumns)
      FROM identity.session
      WHERE tenant_id = \(tenant) AND party_id = \(party) AND ended_at IS NULL
        AND expires_at > \(now)
      ORDER BY seen_at DESC
      """)
  }

  func touchSession(_ id: SessionID, at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.session
      SET seen_at = greatest(seen_at, \(now))
      WHERE tenant_id = \(tenant) AND id = \(id) AND ended_at IS NULL
      """)
  }

  /// A new token and a fresh proof: the old token opens nothing from here on.
  func renewSession(_ id: SessionID, digest: [UInt8], at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.session
      SET token_hash = \(digest), authenticated_at = \(now), seen_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// False where it had ended before.
  func endSession(_ id: SessionID, at now: Date, why: SessionRow.End) async throws -> Bool {
    try await execute(
      """
      UPDATE identity.session
      SET ended_at = \(now), ended_why = \(why)
      WHERE tenant_id = \(tenant) AND id = \(id) AND ended_at IS NULL
      """) == 1
  }

  func endSessions(
    of staff: StaffID, except kept: SessionID, at now: Date, why: SessionRow.End
  ) async throws {
    try await execute(
      """
      UPDATE identity.session
      SET ended_at = \(now), ended_why = \(why)
      WHERE tenant_id = \(tenant) AND staff_id = \(staff) AND id <> \(kept)
        AND ended_at IS NULL
      """)
  }

  func endSessions(of staff: StaffID, at now: Date, why: SessionRow.End) async throws {
    try await execute(
      """
      UPDATE identity.session
      SET ended_at = \(now), ended_why = \(why)
      WHERE tenant_id = \(tenant) AND staff_id = \(staff) AND ended_at IS NULL
      """)
  }
}
