public import Foundation
public import Kernel
public import Postgres
public import Vault

/// The trail: who did what, when and why, so that nobody can change it unseen.
public struct Audit: Sendable {
  let database: Database
  let vault: Vault
  let world: World

  public init(database: Database, world: World, vault: Vault) {
    self.database = database
    self.vault = vault
    self.world = world
  }

  /// Writes the act in the caller's transaction: there is no deed without its act.
  public func record(_ act: Act, in db: Transaction) async throws {
    let recorded = RecordedAct(
      id: world.newID(), occurredAt: world.now(db.tenant).toTheMillisecond,
      actor: act.actor.description, verb: act.verb, subject: act.subject, facts: act.facts,
      reason: act.reason, mac: [])
    let key = try await vault.macKey(Self.keyPurpose, in: db)
    try await db.insert(recorded, mac: key.mac(recorded.canonical))
  }

  /// What was done to one thing, oldest first.
  public func acts(on subject: String, in tenant: TenantID) async throws -> [RecordedAct] {
    try await database.read(for: tenant) { db in try await db.acts(on: subject) }
  }

  /// A page of the trail, newest first.
  public func trail(
    of tenant: TenantID, before last: UUID?, count: Int
  ) async throws -> [RecordedAct] {
    try await database.read(for: tenant) { db in try await db.acts(before: last, count: count) }
  }

  static let keyPurpose = "audit"
}

extension Date {
  /// PostgreSQL keeps microseconds; the hash covers milliseconds, so that it reads back the same.
  fileprivate var toTheMillisecond: Date {
    Date(timeIntervalSince1970: (timeIntervalSince1970 * 1_000).rounded() / 1_000)
  }
}
