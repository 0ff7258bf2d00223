import ComplianceAPI
import Foundation
import Kernel
import Postgres

/// A listed person, as a comparison needs them.
struct EntryRow: RowDecodable {
  let id: UUID
  let name: String
  let curpIndex: [UInt8]?
  let rfcIndex: [UInt8]?
  let person: [UInt8]

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    name = try row["name"]
    curpIndex = try row["curp_index"]
    rfcIndex = try row["rfc_index"]
    person = try row["person"]
  }
}

struct NewMatch: Sendable {
  let id: ListMatchID
  let party: PartyID
  let subject: [UInt8]
  let person: [UInt8]
  let entry: UUID
  let name: [UInt8]
  let kind: MatchKind
  let foundAt: Date
}

extension Transaction {
  /// Whoever shares an identifier, or two words of the name (the only one, of a name of one).
  func candidates(
    words: [String], curp: [UInt8]?, rfc: [UInt8]?, in versions: [ListVersionID]
  ) async throws -> [EntryRow] {
    try await rows(
      EntryRow.self,
      """
      SELECT id, name, curp_index, rfc_index, person
      FROM compliance.list_entry
      WHERE tenant_id = \(tenant) AND version_id = ANY (\(versions)::uuid[])
        AND (curp_index = \(curp) OR rfc_index = \(rfc) OR id IN (
          SELECT entry_id
          FROM compliance.list_word
          WHERE tenant_id = \(tenant) AND word = ANY (\(words)::text[])
            AND version_id = ANY (\(versions)::uuid[])
          GROUP BY entry_id
          HAVING count(*) >= \(min(2, words.count))))
      ORDER BY id
      """)
  }

  /// A decision already taken on these two people stands.
  func add(_ match: NewMatch) async throws {
    let isName = match.kind == .name
    try await execute(
      """
      INSERT INTO compliance.list_match
        (tenant_id, id, party_id, subject, person, entry_id, subject_name, kind, state, found_at,
         decided_at, decided_by, reason)
      VALUES (\(tenant), \(match.id), \(match.party), \(match.subject), \(match.person),
        \(match.entry), \(match.name), \(match.kind), \(isName ? "open" : "confirmed"),
        \(match.foundAt), \(isName ? nil : match.foundAt),
        \(isName ? nil : "system:screening"), \(isName ? nil : "identificador igual"))
      ON CONFLICT (tenant_id, party_id, subject, person) DO NOTHING
      """)
  }

  /// The worst of what is known of this person, with these data, against the lists in force.
  func answer(
    for party: PartyID, subject: [UInt8], _ versions: [ListVersionID]
  ) async throws -> ScreeningAnswer {
    let states = try await values(
      String.self,
      """
      SELECT DISTINCT found.state
      FROM compliance.list_match AS found
      WHERE found.tenant_id = \(tenant) AND found.party_id = \(party)
        AND found.subject = \(subject) AND EXISTS (
          SELECT FROM compliance.list_entry AS entry
          WHERE entry.tenant_id = \(tenant) AND entry.person = found.person
            AND entry.version_id = ANY (\(versions)::uuid[]))
      """)
    if states.contains("confirmed") { return .blocked }
    return states.contains("open") ? .possibleMatch : .clear
  }

  func addScreening(
    _ id: UUID, _ subject: ScreeningSubject, _ answer: ScreeningAnswer,
    against versions: [ListVersionID], at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO compliance.screening
        (tenant_id, id, party_id, purpose, answer, versions, screened_at)
      VALUES (\(tenant), \(id), \(subject.party), \(subject.purpose), \(answer.rawValue),
        \(versions), \(now))
      """)
  }

  /// Everyone who was ever compared with a list.
  func screenedParties() async throws -> [PartyID] {
    try await values(
      PartyID.self,
      """
      SELECT DISTINCT party_id
      FROM compliance.screening
      WHERE tenant_id = \(tenant)
      ORDER BY party_id
      """)
  }

  func screenings(of party: PartyID, limit: Int) async throws -> [ScreeningRow] {
    try await rows(
      ScreeningRow.self,
      """
      SELECT purpose, answer, screened_at
      FROM compliance.screening
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      ORDER BY screened_at DESC
      LIMIT \(limit)
      """)
  }
}

struct ScreeningRow: RowDecodable {
  let purpose: String
  let answer: ScreeningAnswer
  let screenedAt: Date

  init(row: Row) throws(ColumnMismatch) {
    purpose = try row["purpose"]
    answer = try row["answer"]
    screenedAt = try row["screened_at"]
  }
}
