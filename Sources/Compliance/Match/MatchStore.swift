import Foundation
import Kernel
import Postgres

/// A person of ours beside a person of a list.
struct MatchRow: RowDecodable {
  let id: ListMatchID
  let party: PartyID
  let subjectName: [UInt8]
  let kind: MatchKind
  let state: MatchState
  let foundAt: Date
  let reason: String?
  let entry: UUID
  let listedName: String
  let listedCURP: [UInt8]?
  let listedRFC: [UInt8]?
  let source: String
  let listedOn: CalendarDate

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    party = try row["party_id"]
    subjectName = try row["subject_name"]
    kind = try row["kind"]
    state = try row["state"]
    foundAt = try row["found_at"]
    reason = try row["reason"]
    entry = try row["entry_id"]
    listedName = try row["name"]
    listedCURP = try row["curp"]
    listedRFC = try row["rfc"]
    source = try row["source"]
    listedOn = try row["listed_on"]
  }
}

extension Transaction {
  private static let matchColumns: SQL = """
    found.id, found.party_id, found.subject_name, found.kind, found.state, found.found_at,
      found.reason, found.entry_id, entry.name, entry.curp, entry.rfc, version.source,
      version.listed_on
    """

  func matches(open isOpen: Bool, limit: Int) async throws -> [MatchRow] {
    try await rows(
      MatchRow.self,
      """
      SELECT \(sql: Self.matchColumns)
      FROM compliance.list_match AS found
      JOIN compliance.list_entry AS entry
        ON entry.tenant_id = \(tenant) AND entry.id = found.entry_id
      JOIN compliance.list_version AS version
        ON version.tenant_id = \(tenant) AND version.id = entry.version_id
      WHERE found.tenant_id = \(tenant) AND (found.state = 'open') = \(isOpen)
      ORDER BY found.found_at DESC, found.id
      LIMIT \(limit)
      """)
  }

  func openMatchCount() async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM compliance.list_match
      WHERE tenant_id = \(tenant) AND state = 'open'
      """) ?? 0
  }

  func match(_ id: ListMatchID) async throws -> MatchRow? {
    try await row(
      MatchRow.self,
      """
      SELECT \(sql: Self.matchColumns)
      FROM compliance.list_match AS found
      JOIN compliance.list_entry AS entry
        ON entry.tenant_id = \(tenant) AND entry.id = found.entry_id
      JOIN compliance.list_version AS version
        ON version.tenant_id = \(tenant) AND version.id = entry.version_id
      WHERE found.tenant_id = \(tenant) AND found.id = \(id)
      """)
  }

  /// Locks the match: two officers at once give one answer.
  func lockMatch(_ id: ListMatchID) async throws -> LockedMatch? {
    try await row(
      LockedMatch.self,
      """
      SELECT party_id, state
      FROM compliance.list_match
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func decideMatch(
    _ id: ListMatchID, _ state: MatchState, by actor: Kernel.Actor, reason: String, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE compliance.list_match
      SET state = \(state), decided_at = \(now), decided_by = \(actor), reason = \(reason)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }
}

struct LockedMatch: RowDecodable {
  let party: PartyID
  let state: MatchState

  init(row: Row) throws(ColumnMismatch) {
    party = try row["party_id"]
    state = try row["state"]
  }
}
