import Foundation
import Kernel
import Postgres

extension ListVersion: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    source = try row["source"]
    listedOn = try row["listed_on"]
    entryCount = try row["entry_count"]
    importedAt = try row["imported_at"]
    importedBy = try row["imported_by"]
    awaitsSecond = try row["awaits_second"]
    droppedCount = try row["dropped_count"]
  }
}

extension Transaction {
  private static let versionColumns: SQL = """
    id, source, listed_on, entry_count, imported_at, imported_by, dropped_count,
      awaits_second AND NOT EXISTS (
        SELECT FROM compliance.list_admission AS admission
        WHERE admission.tenant_id = list_version.tenant_id
          AND admission.version_id = list_version.id) AS awaits_second
    """

  /// False where that very file was taken in before.
  func add(_ version: ListVersion, digest: [UInt8]) async throws -> Bool {
    try await execute(
      """
      INSERT INTO compliance.list_version
        (tenant_id, id, source, listed_on, digest, entry_count, imported_at, imported_by,
         awaits_second, dropped_count)
      VALUES (\(tenant), \(version.id), \(version.source), \(version.listedOn), \(digest),
        \(version.entryCount), \(version.importedAt), \(version.importedBy),
        \(version.awaitsSecond), \(version.droppedCount))
      ON CONFLICT (tenant_id, source, listed_on, digest) DO NOTHING
      """) == 1
  }

  func version(
    _ source: String, _ listedOn: CalendarDate, digest: [UInt8]
  ) async throws -> ListVersion? {
    try await row(
      ListVersion.self,
      """
      SELECT \(sql: Self.versionColumns)
      FROM compliance.list_version
      WHERE tenant_id = \(tenant) AND source = \(source) AND listed_on = \(listedOn)
        AND digest = \(digest)
      """)
  }

  func add(_ entries: [NewEntry], to version: ListVersionID) async throws {
    let words = entries.flatMap { entry in entry.words.map { (word: $0, entry: entry.id) } }
    try await pipeline([
      """
      INSERT INTO compliance.list_entry
        (tenant_id, version_id, id, position, name, curp, curp_index, rfc, rfc_index, person)
      SELECT \(tenant)::int4, \(version)::uuid, id, position, name, curp, curp_index, rfc,
        rfc_index, person
      FROM unnest(\(entries.map(\.id))::uuid[], \(entries.map(\.position))::int4[],
        \(entries.map(\.name))::text[], \(entries.map(\.curp))::bytea[],
        \(entries.map(\.curpIndex))::bytea[], \(entries.map(\.rfc))::bytea[],
        \(entries.map(\.rfcIndex))::bytea[], \(entries.map(\.person))::bytea[])
        AS entry (id, position, name, curp, curp_index, rfc, rfc_index, person)
      """,
      """
      INSERT INTO compliance.list_word (tenant_id, word, version_id, entry_id)
      SELECT \(tenant)::int4, word, \(version)::uuid, entry_id
      FROM unnest(\(words.map(\.word))::text[], \(words.map(\.entry))::uuid[])
        AS listed (word, entry_id)
      """,
    ])
  }

  func version(_ id: ListVersionID) async throws -> ListVersion? {
    try await row(
      ListVersion.self,
      """
      SELECT \(sql: Self.versionColumns)
      FROM compliance.list_version
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// False where it was admitted before.
  func admit(_ id: ListVersionID, by actor: Actor, at now: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO compliance.list_admission (tenant_id, version_id, admitted_by, admitted_at)
      VALUES (\(tenant), \(id), \(actor), \(now))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  /// How many of a version are not among those.
  func countOfPeople(in version: ListVersionID, without people: [[UInt8]]) async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM compliance.list_entry AS entry
      WHERE tenant_id = \(tenant) AND version_id = \(version) AND NOT EXISTS (
        SELECT FROM unnest(\(people)::bytea[]) AS listed (person)
        WHERE listed.person = entry.person)
      """) ?? 0
  }

  /// The latest of each source, but for those that wait for a second person.
  func versionsInForce() async throws -> [ListVersion] {
    try await rows(
      ListVersion.self,
      """
      SELECT DISTINCT ON (source) \(sql: Self.versionColumns)
      FROM compliance.list_version
      WHERE tenant_id = \(tenant) AND (NOT awaits_second OR EXISTS (
        SELECT FROM compliance.list_admission AS admission
        WHERE admission.tenant_id = list_version.tenant_id
          AND admission.version_id = list_version.id))
      ORDER BY source, listed_on DESC, imported_at DESC, id DESC
      """)
  }

  func versions(limit: Int) async throws -> [ListVersion] {
    try await rows(
      ListVersion.self,
      """
      SELECT \(sql: Self.versionColumns)
      FROM compliance.list_version
      WHERE tenant_id = \(tenant)
      ORDER BY imported_at DESC, id DESC
      LIMIT \(limit)
      """)
  }
}
