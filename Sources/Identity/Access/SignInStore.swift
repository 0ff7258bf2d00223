import Foundation
import Kernel
import Postgres

extension Transaction {
  func addSignIn(
    _ id: UUID, digest: [UInt8], staff: StaffID, at now: Date, until end: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO identity.sign_in
        (tenant_id, id, token_hash, staff_id, created_at, expires_at)
      VALUES (\(tenant), \(id), \(digest), \(staff), \(now), \(end))
      """)
  }

  /// Whose it is. What may end it holds the account's lock.
  func signIn(digest: [UInt8], now: Date) async throws -> StaffID? {
    try await value(
      StaffID.self,
      """
      SELECT staff_id
      FROM identity.sign_in
      WHERE tenant_id = \(tenant) AND token_hash = \(digest) AND ended_at IS NULL
        AND expires_at > \(now)
      """)
  }

  /// Password and code were right: a few minutes more, to choose a password.
  func proveSignIn(digest: [UInt8], at now: Date, until end: Date) async throws {
    try await execute(
      """
      UPDATE identity.sign_in
      SET proved_at = \(now), expires_at = \(end)
      WHERE tenant_id = \(tenant) AND token_hash = \(digest) AND ended_at IS NULL
      """)
  }

  /// Whose it is, once password and code were right.
  func provedSignIn(digest: [UInt8], now: Date) async throws -> StaffID? {
    try await value(
      StaffID.self,
      """
      SELECT staff_id
      FROM identity.sign_in
      WHERE tenant_id = \(tenant) AND token_hash = \(digest) AND ended_at IS NULL
        AND expires_at > \(now) AND proved_at IS NOT NULL
      """)
  }

  func endSignIns(of staff: StaffID, at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.sign_in
      SET ended_at = \(now)
      WHERE tenant_id = \(tenant) AND staff_id = \(staff) AND ended_at IS NULL
      """)
  }
}
