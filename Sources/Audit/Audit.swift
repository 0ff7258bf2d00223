public import Kernel
public import Postgres
public import Vault

/// Writes down who did what. A record is born in the transaction of what it records, carries a
/// hash under a key the database does not have, and is linked into the institution's chain a
/// moment later.
public struct Audit: Sendable {
  let database: Database
  let world: World
  let vault: Vault

  public init(database: Database, world: World, vault: Vault) {
    self.database = database
    self.world = world
    self.vault = vault
  }

  /// The purpose of the key, derived for each institution.
  static let keyPurpose = "audit.record"

  public func record(_ act: Act, in db: Transaction) async throws {
    let record = AuditRecord(
      tenant: db.tenant, id: world.newID(), recordedAt: world.now(db.tenant), act: act)
    let key = try await vault.macKey(Self.keyPurpose, in: db)
    try await db.insert(record, mac: key.mac(record.canonical))
  }
}
