public import Audit
public import ChannelsAPI
public import Jobs
public import Kernel
public import Postgres
public import Tenancy
public import Vault
public import Web

/// Channels writes to people: in the institution's words, at decent hours, and keeps what it said.
public struct Channels: Sendable {
  private let order: OrderMessage
  private let send: SendMessage
  private let sendLetter: SendLetter
  private let confirmMailbox: ConfirmMailbox
  private let sendCode: SendCode
  private let history: MessageHistory
  private let pages: MessagePages

  public init(
    database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit,
    messenger: Messenger, mailer: Mailer, addressOf: @escaping AddressOf,
    papersFor: @escaping PapersFor,
    personAt: @escaping @Sendable (TenantID, String) async throws -> PartyID?
  ) {
    order = OrderMessage(world: world, tenants: tenants, jobs: jobs)
    let post = PostLetter(
      database: database, world: world, vault: vault, tenants: tenants, mailer: mailer)
    sendLetter = SendLetter(
      tenants: tenants, world: world, database: database, jobs: jobs, addressOf: addressOf,
      papersFor: papersFor, post: post)
    confirmMailbox = ConfirmMailbox(tenants: tenants, post: post)
    send = SendMessage(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
      messenger: messenger, addressOf: addressOf)
    sendCode = SendCode(
      database: database, world: world, vault: vault, tenants: tenants, messenger: messenger)
    history = MessageHistory(database: database, vault: vault)
    let changeOptOut = ChangeOptOut(
      database: database, world: world, audit: audit, jobs: jobs)
    pages = MessagePages(
      history: history,
      recordStatus: RecordStatus(
        database: database, world: world, messenger: messenger, changeOptOut: changeOptOut),
      hearText: HearText(messenger: messenger, personAt: personAt, change: changeOptOut),
      changeOptOut: changeOptOut,
      tenants: tenants)
  }

  /// What others may ask.
  public var client: ChannelsClient {
    ChannelsClient(
      sendCode: { [sendCode] tenant, code in try await sendCode(code, of: tenant) },
      messages: { [history] tenant, party in try await history(of: party, in: tenant).messages },
      confirmMailbox: { [confirmMailbox] tenant, question in
        try await confirmMailbox(question, of: tenant)
      })
  }

  /// What it listens to.
  public var subscriptions: [Subscription] {
    [
      Subscription(subscriber: "channels", to: MessageOrdered.self) { [order] told, _, db in
        try await order(told, in: db)
      }
    ]
  }

  /// What people see.
  public var routes: Routes { pages.routes }

  /// Its part of a person's page.
  public var panels: [Panel<PartyID>] { [pages.panel] }

  /// What the clock makes it do.
  public var jobs: [Job] {
    [
      Job(
        kind: OrderMessage.job, as: OrderMessage.Payload.self,
        attemptsMax: SendMessage.attemptsMax
      ) { [send] payload, context in
        try await send(payload.message, of: context.tenant, attempt: context.attempt)
      },
      Job(
        kind: SendLetter.job, as: MessageOrdered.self, attemptsMax: SendLetter.attemptsMax
      ) { [sendLetter] order, context in
        try await sendLetter(order, of: context.tenant, attempt: context.attempt)
      },
    ]
  }
}
