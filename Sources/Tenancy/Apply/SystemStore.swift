import Kernel
import Postgres

/// A row of the tenantless schema: whose host, whose number.
struct HostRow: RowDecodable {
  let host: String
  let tenant: TenantID

  init(row: Row) throws(ColumnMismatch) {
    host = try row["host"]
    tenant = try row["tenant_id"]
  }
}

extension Transaction {
  /// Slugs are numbered one at a time, so that numbers have no holes and never change.
  func lockNumbering() async throws {
    try await execute("SELECT pg_advisory_xact_lock(7411, 0)")
  }

  func tenantNumber(slug: String) async throws -> TenantID {
    try await execute(
      """
      INSERT INTO system.tenant (tenant_id, slug)
      SELECT coalesce(max(tenant_id), 0) + 1, \(slug)::text
      FROM system.tenant
      ON CONFLICT (slug) DO NOTHING
      """)
    let number = try await value(
      TenantID.self, "SELECT tenant_id FROM system.tenant WHERE slug = \(slug)")
    guard let number else { preconditionFailure("a slug that was just inserted has a number") }
    return number
  }

  func tenantNumbers() async throws -> [TenantID] {
    try await values(TenantID.self, "SELECT tenant_id FROM system.tenant ORDER BY tenant_id")
  }

  func hosts(named names: [String]) async throws -> [HostRow] {
    try await rows(
      HostRow.self, "SELECT host, tenant_id FROM system.host WHERE host = ANY(\(names))")
  }

  /// Whether a CLABE could begin with those digits and with another institution's.
  func isRangeOfAnother(_ digits: String, than tenant: TenantID) async throws -> Bool {
    try await value(
      Bool.self,
      """
      SELECT EXISTS (
        SELECT
        FROM system.account_range
        WHERE tenant_id <> \(tenant)
          AND (starts_with(digits, \(digits)) OR starts_with(\(digits)::text, digits))
      )
      """) ?? false
  }

  /// Beside the ones it claimed before: accounts were allotted under them.
  func keepRange(_ digits: String, of tenant: TenantID) async throws {
    try await execute(
      """
      INSERT INTO system.account_range (tenant_id, digits)
      VALUES (\(tenant), \(digits))
      ON CONFLICT (digits) DO NOTHING
      """)
  }

  func setHosts(_ names: [String], of tenant: TenantID) async throws {
    try await pipeline([
      "DELETE FROM system.host WHERE tenant_id = \(tenant) AND host <> ALL(\(names))",
      """
      INSERT INTO system.host (host, tenant_id)
      SELECT name, \(tenant)::int4
      FROM unnest(\(names)::text[]) AS name
      ON CONFLICT (host) DO NOTHING
      """,
    ])
  }
}
