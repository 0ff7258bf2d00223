import Kernel
import Postgres

/// A wrapped key as the database holds it.
struct TenantKeyRow: RowDecodable {
  let version: Int
  let wrapped: [UInt8]
  let root: [UInt8]
  let isSealing: Bool
  /// Written by this very transaction.
  let isUncommitted: Bool

  init(row: Row) throws(ColumnMismatch) {
    version = try row["version"]
    wrapped = try row["wrapped"]
    root = try row["root"]
    isSealing = try row["is_sealing"]
    isUncommitted = try row["is_uncommitted"]
  }
}

extension Transaction {
  /// A version seals once every process must have read it: two minutes, where a ring is believed
  /// for one.
  private static let tenantKeyColumns: SQL = """
    version, wrapped, root,
      version = 1 OR created_at < clock_timestamp() - interval '2 minutes' AS is_sealing,
      coalesce(xmin = pg_current_xact_id_if_assigned()::xid, false) AS is_uncommitted
    """

  func tenantKeys() async throws -> [TenantKeyRow] {
    try await rows(
      TenantKeyRow.self,
      """
      SELECT \(sql: Self.tenantKeyColumns)
      FROM vault.tenant_key
      WHERE tenant_id = \(tenant)
      ORDER BY version
      """)
  }

  /// Two rotations at once get two numbers.
  func lockTenantKeys() async throws -> [TenantKeyRow] {
    try await rows(
      TenantKeyRow.self,
      """
      SELECT \(sql: Self.tenantKeyColumns)
      FROM vault.tenant_key
      WHERE tenant_id = \(tenant)
      ORDER BY version
      FOR UPDATE
      """)
  }

  func addTenantKey(version: Int, wrapped: [UInt8], root: [UInt8]) async throws {
    try await execute(
      """
      INSERT INTO vault.tenant_key (tenant_id, version, wrapped, root)
      VALUES (\(tenant), \(version), \(wrapped), \(root))
      ON CONFLICT (tenant_id, version) DO NOTHING
      """)
  }
}
