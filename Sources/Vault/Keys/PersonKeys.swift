import Kernel
import Postgres

extension Vault {
  /// The person's own key, opened with the institution's. It is never remembered between
  /// transactions: once shredded, no process can still use it.
  func holder(
    _ person: PartyID, of ring: KeyRing, in db: Transaction
  ) async throws -> CellKeys.Holder {
    if let row = try await db.personKey(person) {
      return try opened(row, of: person, ring: ring)
    }
    if try await db.isReadOnly() { return .nobody(person) }
    try await db.addPersonKey(person, sealed: sealedKey(for: person, ring: ring))
    guard let row = try await db.personKey(person) else { throw VaultFailure.noKey(person) }
    return try opened(row, of: person, ring: ring)
  }

  private func opened(
    _ row: PersonKeyRow, of person: PartyID, ring: KeyRing
  ) throws -> CellKeys.Holder {
    guard let sealed = row.sealed else { throw VaultFailure.shredded(person) }
    guard let version = SealedCell.keyID(of: sealed), let wrapping = ring.versions[version],
      var key = wrapping.withDerived(
        .wrap, domain: place(of: person).domain,
        { SealedCell.open(sealed, with: $0, tenant: ring.tenant, at: place(of: person)) })
    else { throw VaultFailure.doesNotOpen(table: "vault.person_key", column: "sealed") }
    return .person(person, SecretBytes(taking: &key))
  }

  private func sealedKey(for person: PartyID, ring: KeyRing) -> [UInt8] {
    var plain = Random.bytes(32)
    defer { SecretBytes.wipe(&plain) }
    return ring.key(ring.current).withDerived(.wrap, domain: place(of: person).domain) {
      SealedCell.seal(
        plain, with: $0, id: ring.current, tenant: ring.tenant, at: place(of: person))
    }
  }

  private func place(of person: PartyID) -> Place {
    Place(table: "vault.person_key", column: "sealed", row: person.uuid)
  }
}

struct PersonKeyRow: RowDecodable {
  let sealed: [UInt8]?

  init(row: Row) throws(ColumnMismatch) { sealed = try row["sealed"] }
}

extension Transaction {
  func personKey(_ person: PartyID) async throws -> PersonKeyRow? {
    try await row(
      PersonKeyRow.self,
      """
      SELECT sealed
      FROM vault.person_key
      WHERE tenant_id = \(tenant) AND party_id = \(person)
      """)
  }

  /// Two first cells at once: one key wins, and both read it afterwards.
  func addPersonKey(_ person: PartyID, sealed: [UInt8]) async throws {
    _ = try await execute(
      """
      INSERT INTO vault.person_key (tenant_id, party_id, sealed)
      VALUES (\(tenant), \(person), \(sealed))
      ON CONFLICT (tenant_id, party_id) DO NOTHING
      """)
  }

  /// The row stays, empty, so that a key is not made again behind the shredding.
  func shredPersonKey(_ person: PartyID) async throws {
    _ = try await execute(
      """
      INSERT INTO vault.person_key (tenant_id, party_id, sealed, shredded_at)
      VALUES (\(tenant), \(person), NULL, now())
      ON CONFLICT (tenant_id, party_id) DO UPDATE
      SET sealed = NULL, shredded_at = coalesce(vault.person_key.shredded_at, now())
      """)
  }

  func isReadOnly() async throws -> Bool {
    try await value(Bool.self, "SELECT current_setting('transaction_read_only') = 'on'") ?? true
  }
}
