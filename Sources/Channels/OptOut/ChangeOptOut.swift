import Audit
import Kernel
import Postgres

/// A person asks not to be written to, or to be written to again. Repeating it changes nothing.
struct ChangeOptOut: Sendable {
  let database: Database
  let world: World
  let audit: Audit

  enum Wish: String, Sendable { case silence, messages }

  func callAsFunction(
    _ party: PartyID, wants wish: Wish, by actor: Actor, of tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      let isSilent = try await db.isOptedOut(party)
      guard isSilent != (wish == .silence) else { return }
      switch wish {
      case .silence: try await db.optOut(party, by: actor, at: world.now(tenant))
      case .messages: try await db.liftOptOut(party, by: actor, at: world.now(tenant))
      }
      try await audit.record(
        Act(
          wish == .silence ? "channels.opted_out" : "channels.opt_out_lifted", by: actor,
          on: party.description),
        in: db)
    }
  }
}
