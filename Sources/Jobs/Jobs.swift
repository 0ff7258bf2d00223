public import Foundation
public import Kernel
public import Postgres
public import Vault

/// What happened is told, and what must happen later is remembered, in the same transaction as
/// the change itself: if that rolls back, nothing was said and nothing will be done.
public struct Jobs: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let bell: Bell

  public init(database: Database, world: World, vault: Vault) {
    self.database = database
    self.world = world
    self.vault = vault
    bell = Bell()
  }

  /// Tells a fact to whoever subscribes to it.
  @discardableResult
  public func publish<Told: Fact>(_ fact: Told, in db: Transaction) async throws -> EventID {
    let now = world.now(db.tenant)
    let id = world.newID(EventID.self)
    try await db.insert(event: id, name: Told.name, payload: JSON(fact), at: now)
    ringAfterCommit(of: db)
    return id
  }

  /// Asks for work, once for each (kind, key): a repeat asks for nothing. The payload holds ids,
  /// never personal data. `runAt` is in the institution's own time; at once where it is nil.
  @discardableResult
  public func enqueue(
    kind: String, key: String, payload: some Codable & Sendable, runAt: Date? = nil,
    in db: Transaction
  ) async throws -> Enqueued {
    let now = world.now(db.tenant)
    let isNew = try await db.insert(
      job: world.newID(JobID.self), kind: kind, key: key, payload: JSON(payload),
      requestedAt: now, runAt: runAt ?? now)
    ringAfterCommit(of: db)
    return isNew ? .now : .earlier
  }

  public enum Enqueued: Hashable, Sendable {
    case now
    /// The same work was asked for before.
    case earlier
  }

  private func ringAfterCommit(of db: Transaction) {
    db.afterCommit { bell.ring() }
  }
}
