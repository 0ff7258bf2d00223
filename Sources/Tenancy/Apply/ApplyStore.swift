import Documents
import Kernel
import Postgres

extension Transaction {
  /// One manifest of an institution is applied at a time; others wait for this transaction.
  func lockApplying() async throws {
    try await execute("SELECT pg_advisory_xact_lock(7411, \(tenant)::int4)")
  }

  func latestManifestVersion() async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT coalesce(max(version), 0)::int8
      FROM tenancy.manifest_version
      WHERE tenant_id = \(tenant)
      """) ?? 0
  }

  func latestProduct(code: String) async throws -> VersionRow? {
    try await row(
      VersionRow.self,
      """
      SELECT version, sha256
      FROM tenancy.product_version
      WHERE tenant_id = \(tenant) AND code = \(code)
      ORDER BY version DESC
      LIMIT 1
      """)
  }

  func insert(_ product: LoanProduct, sha256: String) async throws {
    try await execute(
      """
      INSERT INTO tenancy.product_version (tenant_id, code, version, sha256, content)
      VALUES (\(tenant), \(product.code), \(product.version), \(sha256), \(JSON(product)))
      """)
  }

  /// In one round trip; what is already there stays as it is.
  func publish(_ documents: [DocumentSource]) async throws {
    try await pipeline(
      documents.map { document in
        """
        INSERT INTO tenancy.document_version (tenant_id, kind, version, sha256, source)
        VALUES (\(tenant), \(document.kind.rawValue), \(document.version), \(document.sha256),
          \(document.source))
        ON CONFLICT (tenant_id, kind, version) DO NOTHING
        """
      })
  }

  /// Hash by `kind/version` of everything ever published.
  func publishedHashes() async throws -> [String: String] {
    let rows = try await rows(
      PublishedRow.self,
      """
      SELECT kind, version, sha256
      FROM tenancy.document_version
      WHERE tenant_id = \(tenant)
      """)
    return Dictionary(rows.map { ("\($0.kind)/\($0.version)", $0.sha256) }) { first, _ in first }
  }

  func insert(
    _ manifest: Manifest, logo: [UInt8], version: Int, sha256: String, by actor: Actor
  ) async throws {
    try await execute(
      """
      INSERT INTO tenancy.manifest_version
        (tenant_id, version, sha256, content, logo, applied_by)
      VALUES (\(tenant), \(version), \(sha256), \(JSON(manifest)), \(logo),
        \(actor.description))
      """)
  }

  /// Puts a version in force; the first also opens the books on `date`, or on today's date in
  /// the institution's own zone.
  func putInForce(
    version: Int, zone: String, openingOn date: CalendarDate?
  ) async throws {
    try await execute(
      """
      INSERT INTO tenancy.institution (tenant_id, manifest_version, business_date)
      VALUES (\(tenant), \(version),
        coalesce(\(date)::date, (now() AT TIME ZONE \(zone)::text)::date))
      ON CONFLICT (tenant_id) DO UPDATE SET manifest_version = excluded.manifest_version
      """)
  }
}

struct PublishedRow: RowDecodable {
  let kind: String
  let version: Int
  let sha256: String

  init(row: Row) throws(ColumnMismatch) {
    kind = try row["kind"]
    version = try row["version"]
    sha256 = try row["sha256"]
  }
}
