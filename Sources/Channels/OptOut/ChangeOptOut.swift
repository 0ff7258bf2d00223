import Audit
import ChannelsAPI
import Jobs
import Kernel
import Postgres

/// A person asks not to be written to, or to be written to again. Repeating it changes nothing.
struct ChangeOptOut: Sendable {
  let database: Database
  let world: World
  let audit: Audit
  let jobs: Jobs

  enum Wish: String, Sendable { case silence, messages }

  func callAsFunction(
    _ party: PartyID, wants wish: Wish, by actor: Actor, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await callAsFunction(party, wants: wish, by: actor, in: db)
    }
  }

  /// The row decides who was first: of two at once one changes it, and leaves the act.
  func callAsFunction(
    _ party: PartyID, wants wish: Wish, by actor: Actor, in db: Transaction
  ) async throws {
    let now = world.now(db.tenant)
    let isChanged =
      switch wish {
      case .silence: try await db.optOut(party, by: actor, at: now)
      case .messages: try await db.liftOptOut(party, by: actor, at: now)
      }
    guard isChanged else { return }
    if wish == .silence {
      try await jobs.publish(OptedOut(party: party, by: actor, at: now), in: db)
    }
    try await audit.record(
      Act(
        wish == .silence ? "channels.opted_out" : "channels.opt_out_lifted", by: actor,
        on: party.description),
      in: db)
  }
}
