import CRMAPI
import Kernel
import Postgres
import Vault

/// Questions about people: no lock, frozen answers.
struct Parties: Sendable {
  let database: Database
  let vault: Vault

  func profile(of id: PartyID, in tenant: TenantID) async throws -> PartyProfile? {
    // Reading may make the person's key the first time, so this is not a read-only transaction.
    try await database.transaction(for: tenant) { db in
      guard let stored = try await db.storedParty(id) else { return nil }
      return try stored.profile(with: try await vault.keys(of: id, in: db))
    }
  }

  func mailbox(of id: PartyID, in tenant: TenantID) async throws -> Mailbox? {
    try await database.transaction(for: tenant) { db in
      guard let stored = try await db.storedParty(id), let sealed = stored.email else {
        return nil
      }
      let text = try await vault.keys(of: id, in: db).openText(sealed, at: .email(of: id))
      return EmailAddress(text).map {
        Mailbox(address: $0, isConfirmed: stored.emailConfirmedAt != nil)
      }
    }
  }

  func summaries(
    of ids: [PartyID], in tenant: TenantID
  ) async throws -> [PartyID: PartySummary] {
    guard !ids.isEmpty else { return [:] }
    let listings = try await database.read(for: tenant) { db in try await db.partyListings(ids) }
    return Dictionary(uniqueKeysWithValues: listings.map { ($0.id, $0.summary) })
  }

  func party(withCURP curp: String, in tenant: TenantID) async throws -> PartyID? {
    let index = try await vault.curpIndex(curp, tenant: tenant)
    return try await database.read(for: tenant) { db in try await db.party(withCURP: index) }
  }

  func page(
    after last: PartyID?, count: Int, in tenant: TenantID
  ) async throws -> [PartyListing] {
    try await database.read(for: tenant) { db in
      let anchor =
        if let last { try await db.partyListings([last]).first } else { nil as PartyListing? }
      return try await db.partyPage(after: anchor, count: count)
    }
  }
}
