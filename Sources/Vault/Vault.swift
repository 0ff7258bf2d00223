public import Kernel
public import Postgres
import Synchronization

/// Keeps what must not be read from a stolen database: keys, sealed cells, secrets.
///
/// The root key (a file) wraps a key of each institution; from that one come the keys of its
/// columns and of its blind indexes, and it seals a key for each person.
public struct Vault: Sendable {
  let root: RootKey
  let database: Database
  let rings = RingCache(countMax: 1_024)

  public init(root: RootKey, database: Database) {
    self.root = root
    self.database = database
  }

  /// False where the system does not let secrets be kept out of swap: worth a warning, no more.
  public var locksMemory: Bool { Sodium.locksMemory }

  /// Keys for the cells of a person; of the institution itself where no person is named. Made the
  /// first time, unless the transaction only reads: then there is nothing of theirs to open.
  public func keys(of person: PartyID? = nil, in db: Transaction) async throws -> CellKeys {
    let ring = try await ring(of: db)
    guard let person else { return CellKeys(ring: ring, holder: .institution) }
    return CellKeys(ring: ring, holder: try await holder(person, of: ring, in: db))
  }

  /// What an equality search compares: the same text gives the same 16 bytes within an
  /// institution and a domain (`crm.party.curp`), and others anywhere else. Callers normalise.
  public func blindIndex(
    _ text: String, domain: String, in db: Transaction
  ) async throws -> [UInt8] {
    try await ring(of: db).blindIndex(text, domain: domain)
  }

  public func blindIndex(
    _ text: String, domain: String, tenant: TenantID
  ) async throws -> [UInt8] {
    try await database.transaction(for: tenant) { db in
      try await blindIndex(text, domain: domain, in: db)
    }
  }

  /// A key of the institution for MACs of another room's own: the audit chain, cursors, links.
  public func macKey(_ purpose: String, in db: Transaction) async throws -> MACKey {
    let ring = try await ring(of: db)
    return ring.macKeys.key(purpose) { MACKey(ring.first.derived(.digest, domain: purpose)) }
  }

  /// Deletes a person's key: every cell under it is noise from then on, in backups too once the
  /// key store's own backups expire. Nothing brings it back.
  public func shred(_ person: PartyID, in db: Transaction) async throws {
    try await db.shredPersonKey(person)
  }
}

/// Why the vault does not open something.
public enum VaultFailure: Error, Hashable, Sendable {
  /// The database was sealed under another root key than the one configured.
  case otherRootKey(tenant: Int32)
  /// The cell is not what was written at that place: moved, altered, cut, or of another tenant.
  case doesNotOpen(table: String, column: String)
  /// The person's key was destroyed.
  case shredded(PartyID)
  /// Nothing was ever sealed for that person.
  case noKey(PartyID)
}
