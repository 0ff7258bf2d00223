import CRMAPI
import Foundation
import Kernel
import Postgres
import Vault

/// A row of crm.party, still sealed.
struct StoredParty: RowDecodable {
  let id: PartyID
  let givenNames: String
  let firstSurname: String
  let secondSurname: String
  let phone: [UInt8]
  let curp: [UInt8]?
  let rfc: [UInt8]?
  let email: [UInt8]?
  let details: [UInt8]?
  let phoneIndex: [UInt8]
  let curpIndex: [UInt8]?
  let rfcIndex: [UInt8]?
  let emailIndex: [UInt8]?
  let emailConfirmedAt: Date?

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    givenNames = try row["given_names"]
    firstSurname = try row["first_surname"]
    secondSurname = try row["second_surname"]
    phone = try row["phone"]
    curp = try row["curp"]
    rfc = try row["rfc"]
    email = try row["email"]
    details = try row["details"]
    phoneIndex = try row["phone_index"]
    curpIndex = try row["curp_index"]
    rfcIndex = try row["rfc_index"]
    emailIndex = try row["email_index"]
    emailConfirmedAt = try row["email_confirmed_at"]
  }

  func profile(with keys: CellKeys) throws -> PartyProfile {
    var profile = PartyProfile()
    profile.givenNames = givenNames.isEmpty ? nil : givenNames
    profile.firstSurname = firstSurname.isEmpty ? nil : firstSurname
    profile.secondSurname = secondSurname.isEmpty ? nil : secondSurname
    profile.phone = try keys.openText(phone, at: .phone(of: id))
    profile.curp = try curp.map { try keys.openText($0, at: .curp(of: id)) }
    profile.rfc = try rfc.map { try keys.openText($0, at: .rfc(of: id)) }
    profile.email = try email.map { try keys.openText($0, at: .email(of: id)) }
    if let details {
      let json = try keys.open(details, at: .details(of: id))
      try JSONDecoder().decode(PartyDetails.self, from: Data(json)).fill(&profile)
    }
    return profile
  }
}

extension PartyListing: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    givenNames = try row["given_names"]
    firstSurname = try row["first_surname"]
    secondSurname = try row["second_surname"]
    phoneTail = try row["phone_tail"]
  }
}

extension Transaction {
  func party(withPhone index: [UInt8]) async throws -> PartyID? {
    try await value(
      PartyID.self,
      """
      SELECT id
      FROM crm.party
      WHERE tenant_id = \(tenant) AND phone_index = \(index)
      """)
  }

  func party(withCURP index: [UInt8]) async throws -> PartyID? {
    try await value(
      PartyID.self,
      """
      SELECT id
      FROM crm.party
      WHERE tenant_id = \(tenant) AND curp_index = \(index)
      """)
  }

  func party(withRFC index: [UInt8]) async throws -> PartyID? {
    try await value(
      PartyID.self,
      """
      SELECT id
      FROM crm.party
      WHERE tenant_id = \(tenant) AND rfc_index = \(index)
      ORDER BY id
      LIMIT 1
      """)
  }

  func party(withEmail index: [UInt8]) async throws -> PartyID? {
    try await value(
      PartyID.self,
      """
      SELECT id
      FROM crm.party
      WHERE tenant_id = \(tenant) AND email_index = \(index)
      ORDER BY id
      LIMIT 1
      """)
  }

  /// False where that telephone already has its person.
  func insertParty(
    _ id: PartyID, phone: [UInt8], phoneIndex: [UInt8], phoneTail: String, at now: Date
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO crm.party
        (tenant_id, id, phone, phone_index, phone_tail, created_at, updated_at)
      VALUES (\(tenant), \(id), \(phone), \(phoneIndex), \(phoneTail), \(now), \(now))
      ON CONFLICT (tenant_id, phone_index) DO NOTHING
      """) == 1
  }

  func storedParty(_ id: PartyID) async throws -> StoredParty? {
    try await row(
      StoredParty.self,
      """
      SELECT id, given_names, first_surname, second_surname, phone, curp, rfc, email, details,
        phone_index, curp_index, rfc_index, email_index, email_confirmed_at
      FROM crm.party
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the person: two screens saved at once never lose an answer.
  func lockParty(_ id: PartyID) async throws -> StoredParty? {
    try await row(
      StoredParty.self,
      """
      SELECT id, given_names, first_surname, second_surname, phone, curp, rfc, email, details,
        phone_index, curp_index, rfc_index, email_index, email_confirmed_at
      FROM crm.party
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func save(_ cells: PartyCells, of id: PartyID, at now: Date) async throws {
    try await execute(
      """
      UPDATE crm.party
      SET given_names = \(cells.profile.givenNames ?? ""),
        first_surname = \(cells.profile.firstSurname ?? ""),
        second_surname = \(cells.profile.secondSurname ?? ""),
        phone = \(cells.phone), phone_index = \(cells.indexes.phone),
        phone_tail = \(cells.phoneTail),
        curp = \(cells.curp), curp_index = \(cells.indexes.curp),
        rfc = \(cells.rfc), rfc_index = \(cells.indexes.rfc),
        email = \(cells.email), email_index = \(cells.indexes.email),
        email_confirmed_at = CASE
          WHEN email_index IS NOT DISTINCT FROM \(cells.indexes.email) THEN email_confirmed_at
        END,
        details = \(cells.details), updated_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func replaceWords(_ words: [String], of id: PartyID) async throws {
    _ = try await pipeline([
      """
      DELETE FROM crm.party_word
      WHERE tenant_id = \(tenant) AND party_id = \(id) AND NOT (word = ANY(\(words)))
      """,
      """
      INSERT INTO crm.party_word (tenant_id, party_id, word)
      SELECT \(tenant), \(id), word
      FROM unnest(\(words)::text[]) AS word
      ON CONFLICT (tenant_id, party_id, word) DO NOTHING
      """,
    ])
  }

  func partyListings(_ ids: [PartyID]) async throws -> [PartyListing] {
    try await rows(
      PartyListing.self,
      """
      SELECT id, given_names, first_surname, second_surname, phone_tail
      FROM crm.party
      WHERE tenant_id = \(tenant) AND id = ANY(\(ids))
      """)
  }

  /// A page of people in the order of lists, after the one named.
  func partyPage(after last: PartyListing?, count: Int) async throws -> [PartyListing] {
    try await rows(
      PartyListing.self,
      """
      SELECT id, given_names, first_surname, second_surname, phone_tail
      FROM crm.party
      WHERE tenant_id = \(tenant)
        AND (first_surname, second_surname, given_names, id)
          > (\(last?.firstSurname ?? ""), \(last?.secondSurname ?? ""),
             \(last?.givenNames ?? ""), \(last?.id ?? PartyID.least))
      ORDER BY first_surname, second_surname, given_names, id
      LIMIT \(count)
      """)
  }

  /// People whose name has a word that begins with each of `prefixes`.
  func parties(named prefixes: [String], count: Int) async throws -> [PartyListing] {
    let matches = prefixes.map { prefix in
      """
      SELECT party_id
      FROM crm.party_word
      WHERE tenant_id = \(tenant) AND word ^@ \(prefix)
      """ as SQL
    }
    return try await rows(
      PartyListing.self,
      """
      SELECT id, given_names, first_surname, second_surname, phone_tail
      FROM crm.party
      WHERE tenant_id = \(tenant) AND id IN (\(sql: .joined(matches, by: " INTERSECT ")))
      ORDER BY first_surname, second_surname, given_names, id
      LIMIT \(count)
      """)
  }
}

extension PartyID {
  /// Before every other: where a list begins.
  static let least = PartyID(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
}
