import Foundation
import Kernel
import Postgres

struct APIKeyRow: RowDecodable {
  let key: APIKeys.Key

  init(row: Row) throws(ColumnMismatch) {
    key = APIKeys.Key(
      id: try row["id"], name: try row["name"], prefix: try row["prefix"],
      scopes: try row["scopes"], networks: try row["networks"],
      createdAt: try row["created_at"], expiresAt: try row["expires_at"],
      usedAt: try row["used_at"], revokedAt: try row["revoked_at"])
  }

  /// The hour of last use is kept to the minute.
  func isUseStale(at now: Date) -> Bool {
    key.usedAt.map { now.timeIntervalSince($0) > 60 } ?? true
  }
}

extension Transaction {
  private static let keyColumns: SQL = """
    id, name, prefix, scopes, networks::text[] AS networks, created_at, expires_at, used_at,
      revoked_at
    """

  func add(
    _ order: APIKeys.Order, id: APIKeyID, secret: APIKeySecret, by actor: Kernel.Actor, at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO identity.api_key
        (tenant_id, id, name, prefix, key_hash, scopes, networks, created_at, created_by,
         expires_at)
      VALUES (\(tenant), \(id), \(order.name), \(secret.prefix), \(secret.digest),
        \(order.scopes), \(order.networks), \(now), \(actor), \(order.expiresAt))
      """)
  }

  func keys() async throws -> [APIKeyRow] {
    try await rows(
      APIKeyRow.self,
      """
      SELECT \(sql: Self.keyColumns)
      FROM identity.api_key
      WHERE tenant_id = \(tenant)
      ORDER BY revoked_at IS NOT NULL, created_at DESC
      """)
  }

  func key(_ id: APIKeyID) async throws -> APIKeyRow? {
    try await row(
      APIKeyRow.self,
      """
      SELECT \(sql: Self.keyColumns)
      FROM identity.api_key
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func usableKey(
    digest: [UInt8], from address: String, at now: Date
  ) async throws -> APIKeyRow? {
    try await row(
      APIKeyRow.self,
      """
      SELECT \(sql: Self.keyColumns)
      FROM identity.api_key
      WHERE tenant_id = \(tenant) AND key_hash = \(digest) AND revoked_at IS NULL
        AND (expires_at IS NULL OR expires_at > \(now))
        AND (networks = '{}' OR nullif(\(address)::text, '')::inet <<= ANY (networks))
      """)
  }

  /// False where it was revoked before, or never was.
  func revokeKey(_ id: APIKeyID, at now: Date, by actor: Kernel.Actor) async throws -> Bool {
    try await execute(
      """
      UPDATE identity.api_key
      SET revoked_at = \(now), revoked_by = \(actor)
      WHERE tenant_id = \(tenant) AND id = \(id) AND revoked_at IS NULL
      """) == 1
  }

  func touchKey(_ id: APIKeyID, at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.api_key
      SET used_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }
}
