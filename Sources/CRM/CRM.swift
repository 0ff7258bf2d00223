public import Audit
public import CRMAPI
import Identity
public import Jobs
import Kernel
public import Postgres
public import Vault
public import Web

public import struct Kernel.PartyID
public import struct Kernel.TenantID
public import struct Kernel.World

/// CRM keeps one golden record of each person: who they are, how to find them and where to write.
public struct CRM: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World
  let house: Jobs
  let mail: MailDoors
  let freshProof: FreshProof
  private var account: AccountDoors?

  public init(
    database: Database, vault: Vault, audit: Audit, world: World, jobs: Jobs, mail: MailDoors,
    freshProof: @escaping FreshProof
  ) {
    self.database = database
    self.vault = vault
    self.audit = audit
    self.world = world
    house = jobs
    self.mail = mail
    self.freshProof = freshProof
  }

  /// Lets accounts be corrected. Identity is built after CRM, which it asks for people.
  public mutating func open(_ doors: AccountDoors) {
    account = doors
    doors.approvals.register(ask(through: doors).kind)
  }

  public var client: CRMClient {
    let find = FindOrCreateParty(database: database, vault: vault, audit: audit, world: world)
    let update = UpdateParty(
      database: database, vault: vault, audit: audit, world: world, jobs: house)
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
      },
      mailbox: { tenant, party in try await parties.mailbox(of: party, in: tenant) })
  }

  /// The person's page gathers the other modules' panels, which CaudalServer composes.
  public func routes(panels: [Panel<PartyID>]) -> Routes {
    let parties = Parties(database: database, vault: vault)
    return accountRoutes
      + PartyPages(
        parties: parties, panels: panels, audit: audit, database: database, freshProof: freshProof
      ).routes
      + MailboxPages(
        parties: parties, change: changeMailbox, confirm: confirm, writesMail: mail.writes
      ).routes
      + MailboxAPI(parties: parties, change: changeMailbox).routes
  }

  private var accountRoutes: Routes {
    guard let account else { return Routes() }
    let parties = Parties(database: database, vault: vault)
    return MyAccountPages(parties: parties, correct: correctAccount, doors: account).routes
      + AccountPages(
        parties: parties, ask: ask(through: account), doors: account, freshProof: freshProof
      ).routes
  }

  private var correctAccount: CorrectAccount {
    CorrectAccount(vault: vault, audit: audit, world: world, jobs: house)
  }

  private func ask(through doors: AccountDoors) -> AskAccountCorrection {
    AskAccountCorrection(
      database: database, vault: vault, world: world, approvals: doors.approvals,
      correct: correctAccount)
  }

  public var search: SearchSource {
    SearchPeople(database: database, vault: vault).source
  }

  /// What the clock makes it do.
  public var jobs: [Job] {
    let ask = AskMailbox(database: database, vault: vault, world: world, send: mail.ask)
    return [
      Job(
        kind: AskMailbox.job, as: AskMailbox.Payload.self, attemptsMax: AskMailbox.attemptsMax
      ) { payload, context in
        try await ask(payload, of: context.tenant, attempt: context.attempt)
      }
    ]
  }

  /// What opening a mail's link does: the demo's people open theirs.
  public func confirmMailbox(_ token: String, in tenant: TenantID) async throws {
    try await confirm(token, in: tenant)
  }

  private var confirm: ConfirmMailbox {
    ConfirmMailbox(database: database, audit: audit, world: world)
  }

  private var changeMailbox: ChangeMailbox {
    ChangeMailbox(database: database, vault: vault, audit: audit, world: world, jobs: house)
  }
}

/// Asks whoever is signed in to prove it again; throws what sends them to do so.
public typealias FreshProof = @Sendable (Visit, _ back: Href) throws -> Void
