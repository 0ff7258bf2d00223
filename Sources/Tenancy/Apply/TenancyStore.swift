import Kernel
import Postgres

/// Where an institution stands, with its manifest in force.
struct StandingRow: RowDecodable {
  let version: Int
  let sha256: String
  let manifest: Manifest
  let logo: [UInt8]
  let businessDate: CalendarDate
  let clockOffsetSeconds: Int

  init(row: Row) throws(ColumnMismatch) {
    version = try row["version"]
    sha256 = try row["sha256"]
    let content: JSON<Manifest> = try row["content"]
    manifest = content.value
    logo = try row["logo"]
    businessDate = try row["business_date"]
    clockOffsetSeconds = try row["clock_offset_seconds"]
  }
}

/// The same without the manifest, to see whether anything changed.
struct StandingHead: RowDecodable {
  let version: Int
  let clockOffsetSeconds: Int

  init(row: Row) throws(ColumnMismatch) {
    version = try row["manifest_version"]
    clockOffsetSeconds = try row["clock_offset_seconds"]
  }
}

/// The newest version of a product or of a document.
struct VersionRow: RowDecodable {
  let version: Int
  let sha256: String

  init(row: Row) throws(ColumnMismatch) {
    version = try row["version"]
    sha256 = try row["sha256"]
  }
}

extension Transaction {
  func institution() async throws -> StandingRow? {
    try await row(
      StandingRow.self,
      """
      SELECT v.version, v.sha256, v.content, v.logo, i.business_date, i.clock_offset_seconds
      FROM tenancy.institution i
      JOIN tenancy.manifest_version v
        ON v.tenant_id = i.tenant_id AND v.version = i.manifest_version
      WHERE i.tenant_id = \(tenant)
      """)
  }

  func standing() async throws -> StandingHead? {
    try await row(
      StandingHead.self,
      """
      SELECT manifest_version, clock_offset_seconds
      FROM tenancy.institution
      WHERE tenant_id = \(tenant)
      """)
  }

  func businessDate() async throws -> CalendarDate {
    let date = try await value(
      CalendarDate.self,
      """
      SELECT business_date
      FROM tenancy.institution
      WHERE tenant_id = \(tenant)
      """)
    guard let date else { throw TenantUnknown(id: tenant) }
    return date
  }

  /// Moves the date from the one that was seen; how many rows moved, one or none.
  func moveBusinessDate(from seen: CalendarDate, to date: CalendarDate) async throws -> Int {
    try await execute(
      """
      UPDATE tenancy.institution
      SET business_date = \(date)
      WHERE tenant_id = \(tenant) AND business_date = \(seen)
      """)
  }

  func setClockOffset(seconds: Int) async throws {
    try await execute(
      """
      UPDATE tenancy.institution
      SET clock_offset_seconds = \(seconds)
      WHERE tenant_id = \(tenant)
      """)
  }

  func manifest(version: Int) async throws -> Manifest? {
    try await value(
      JSON<Manifest>.self,
      """
      SELECT content
      FROM tenancy.manifest_version
      WHERE tenant_id = \(tenant) AND version = \(version)
      """)?.value
  }

  func productVersion(code: String, version: Int) async throws -> LoanProduct? {
    try await value(
      JSON<LoanProduct>.self,
      """
      SELECT content
      FROM tenancy.product_version
      WHERE tenant_id = \(tenant) AND code = \(code) AND version = \(version)
      """)?.value
  }

  func documentSource(kind: String, version: Int) async throws -> DocumentSourceRow? {
    try await row(
      DocumentSourceRow.self,
      """
      SELECT sha256, source
      FROM tenancy.document_version
      WHERE tenant_id = \(tenant) AND kind = \(kind) AND version = \(version)
      """)
  }
}

struct DocumentSourceRow: RowDecodable {
  let sha256: String
  let source: String

  init(row: Row) throws(ColumnMismatch) {
    sha256 = try row["sha256"]
    source = try row["source"]
  }
}
