import Audit
import CRMAPI
import Jobs
import Kernel
import Postgres
import Vault

/// A person's mailbox becomes another, or none. Every new one is asked about; the same one that
/// nobody has confirmed is asked about again.
struct ChangeMailbox: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World
  let jobs: Jobs

  func callAsFunction(
    _ address: EmailAddress?, of id: PartyID, in tenant: TenantID, by actor: Actor
  ) async throws {
    var index: [UInt8]?
    if let address { index = try await vault.emailIndex(address, tenant: tenant) }
    let newIndex = index
    try await database.transaction(for: tenant) { db in
      guard let stored = try await db.lockParty(id) else {
        throw UpdateParty.Refused.partyUnknown(id)
      }
      if stored.emailIndex == newIndex, address != nil || stored.email == nil {
        guard address != nil, stored.emailConfirmedAt == nil else { return }
        return try await AskMailbox.order(id, world: world, jobs: jobs, in: db)
      }
      let keys = try await vault.keys(of: id, in: db)
      let cell = try address.map { try keys.seal($0.text, at: .email(of: id)) }
      try await db.saveEmail(of: id, cell, index: newIndex, at: world.now(tenant))
      if address != nil { try await AskMailbox.order(id, world: world, jobs: jobs, in: db) }
      try await audit.record(
        Act("party.updated", by: actor, on: id.description, facts: ["fields": "email"]), in: db)
    }
  }
}
