public import Audit
public import CRMAPI
import Kernel
public import Postgres
public import Vault
public import Web

public import struct Kernel.PartyID
public import struct Kernel.World

/// CRM keeps one golden record of each person: who they are, and how to find them.
public struct CRM: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World

  public init(database: Database, vault: Vault, audit: Audit, world: World) {
    self.database = database
    self.vault = vault
    self.audit = audit
    self.world = world
  }

  public var client: CRMClient {
    let find = FindOrCreateParty(database: database, vault: vault, audit: audit, world: world)
    let update = UpdateParty(database: database, vault: vault, audit: audit, world: world)
    let parties = Parties(database: database, vault: vault)
    return CRMClient(
      partyForPhone: { tenant, phone in try await find(phone, in: tenant) },
      profile: { tenant, party in try await parties.profile(of: party, in: tenant) },
      update: { tenant, party, profile, actor in
        try await update(profile, of: party, in: tenant, by: actor)
      },
      summaries: { tenant, ids in try await parties.summaries(of: ids, in: tenant) },
      partyForCURP: { tenant, curp in try await parties.party(withCURP: curp, in: tenant) },
      find: { tenant, query in
        try await SearchPeople(database: database, vault: vault)
          .people(query, in: tenant).map(\.id)
      })
  }

  /// The person's page gathers the other modules' panels, which CaudalServer composes.
  public func routes(panels: [Panel<PartyID>]) -> Routes {
    PartyPages(
      parties: Parties(database: database, vault: vault), panels: panels, audit: audit,
      database: database
    ).routes
  }

  public var search: SearchSource {
    SearchPeople(database: database, vault: vault).source
  }
}
