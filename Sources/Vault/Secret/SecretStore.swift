import Foundation
import Postgres

struct SecretRow: RowDecodable {
  let id: UUID
  let sealed: [UInt8]

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    sealed = try row["sealed"]
  }
}

extension Transaction {
  func secret(_ name: String) async throws -> SecretRow? {
    try await row(
      SecretRow.self,
      """
      SELECT id, sealed
      FROM vault.secret
      WHERE tenant_id = \(tenant) AND name = \(name) AND sealed IS NOT NULL
      """)
  }

  /// The row's id, made the first time, and the row locked: the last to save wins whole.
  func secretID(_ name: String) async throws -> UUID {
    let id = try await value(
      UUID.self,
      """
      INSERT INTO vault.secret (tenant_id, id, name)
      VALUES (\(tenant), gen_random_uuid(), \(name))
      ON CONFLICT (tenant_id, name) DO UPDATE
      SET updated_at = now()
      RETURNING id
      """)
    guard let id else { preconditionFailure("an upsert that returns gives its row") }
    return id
  }

  func saveSecret(_ id: UUID, sealed: [UInt8]) async throws {
    _ = try await execute(
      """
      UPDATE vault.secret
      SET sealed = \(sealed), updated_at = now()
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func secretNames() async throws -> [String] {
    try await rows(
      NameRow.self,
      """
      SELECT name
      FROM vault.secret
      WHERE tenant_id = \(tenant) AND sealed IS NOT NULL
      ORDER BY name
      """
    ).map(\.name)
  }
}

private struct NameRow: RowDecodable {
  let name: String

  init(row: Row) throws(ColumnMismatch) { name = try row["name"] }
}
