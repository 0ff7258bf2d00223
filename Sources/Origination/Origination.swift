public import Audit
public import CRMAPI
public import DecisioningAPI
public import Identity
public import Jobs
public import KYCAPI
import Kernel
public import OriginationAPI
public import PlacesAPI
public import Postgres
public import ServicingAPI
public import SignatureAPI
public import Tenancy
public import Vault
public import Web

public import struct Kernel.ApplicationID
public import struct Kernel.PartyID
public import struct Kernel.World

/// Origination takes a request for a loan from the first question to a signed contract.
public struct Origination: Sendable {
  let ground: Ground
  let desk: ApplyDesk
  let review: ReviewApplication
  let takeOffer: TakeOffer
  let prepare: PrepareContract
  let order: OrderLoan
  let second: SecondApproval
  let approvals: Approvals

  /// What it stands on, in the words of the composition root.
  public struct Ground: Sendable {
    let database: Database
    let world: World
    let vault: Vault
    let tenants: Tenants
    let jobs: Jobs
    let audit: Audit

    public init(
      database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit
    ) {
      self.database = database
      self.world = world
      self.vault = vault
      self.tenants = tenants
      self.jobs = jobs
      self.audit = audit
    }
  }

  /// Whom it talks to.
  public struct Faces: Sendable {
    let crm: CRMClient
    let kyc: KYCClient
    let places: PlacesClient
    let decisioning: DecisioningClient
    let signature: SignatureClient
    let servicing: ServicingClient

    public init(
      crm: CRMClient, kyc: KYCClient, places: PlacesClient, decisioning: DecisioningClient,
      signature: SignatureClient, servicing: ServicingClient
    ) {
      self.crm = crm
      self.kyc = kyc
      self.places = places
      self.decisioning = decisioning
      self.signature = signature
      self.servicing = servicing
    }
  }

  public init(
    _ on: Ground, _ faces: Faces, borrowers: BorrowerSignIn, approvals: Approvals,
    staff: StaffAccounts
  ) {
    ground = on
    let quote = QuoteLoan(tenants: on.tenants)
    let move = MoveApplication(jobs: on.jobs, audit: on.audit, world: on.world)
    let servicing = faces.servicing
    let draft = DraftContract(
      tenants: on.tenants, crm: faces.crm, group: servicing.group, quote: quote)
    desk = ApplyDesk(
      database: on.database, vault: on.vault, tenants: on.tenants, world: on.world,
      borrowers: borrowers, crm: faces.crm, kyc: faces.kyc, places: faces.places,
      signature: faces.signature,
      start: StartApplication(
        database: on.database, quote: quote, audit: on.audit, world: on.world,
        isGroup: { try await servicing.group($0, $1) != nil },
        loansOf: { try await servicing.loansOf($0, $1) }),
      keep: KeepAnswers(database: on.database, vault: on.vault, world: on.world),
      submit: SubmitApplication(
        database: on.database, vault: on.vault, tenants: on.tenants, crm: faces.crm,
        decisioning: faces.decisioning, quote: quote, move: move,
        returning: { tenant, party in
          try await servicing.loansOf(tenant, party).contains { $0.status == .paidOff }
        }),
      renew: RenewContract(database: on.database, draft: draft, signature: faces.signature),
      cancel: CancelApplication(
        database: on.database, jobs: on.jobs, move: move, signature: faces.signature),
      quote: quote,
      price: PriceApplication(tenants: on.tenants, signature: faces.signature, quote: quote),
      loan: { try await servicing.loanSummary($0, $1) })
    let limits = ApprovalLimits(tenants: on.tenants) { tenant, id in
      try await staff.all(of: tenant).first { $0.id == id && !$0.isDisabled }?.roles ?? []
    }
    review = ReviewApplication(
      database: on.database, tenants: on.tenants, limits: limits, move: move)
    takeOffer = TakeOffer(
      database: on.database, decisioning: faces.decisioning, quote: quote, audit: on.audit,
      world: on.world,
      isAwaitingSecond: { tenant, id in
        try await approvals.pending(SecondApproval.name, about: id.description, of: tenant) != nil
      })
    prepare = PrepareContract(
      database: on.database, jobs: on.jobs, draft: draft, signature: faces.signature)
    order = OrderLoan(jobs: on.jobs, move: move)
    second = SecondApproval(limits: limits, move: move)
    self.approvals = approvals
    approvals.register(second.kind)
  }

  public var subscriptions: [Subscription] {
    let carry = CarryCancellation(jobs: ground.jobs, move: review.move)
    return [
      Subscription(subscriber: "origination", to: ContractSigned.self) { signed, _, db in
        try await order(signed, in: db)
      },
      Subscription(subscriber: "origination", to: ContractCancellationRequested.self) {
        try await carry.requested($0, in: $2)
      },
      Subscription(subscriber: "origination", to: LoanCancelled.self) {
        try await carry.cancelled($0, in: $2)
      },
      Subscription(subscriber: "origination", to: LoanCancellationLapsed.self) {
        try await carry.lapsed($0, in: $2)
      },
    ]
  }

  /// What others may ask.
  public var client: OriginationClient {
    let database = ground.database
    return OriginationClient(
      isApproved: { tenant, id in
        try await database.read(for: tenant) { db in try await db.application(id) }?.status
          == .approved
      })
  }

  public var jobs: [Job] {
    [
      Job(kind: PrepareContract.kind, as: PrepareContract.Payload.self) { payload, context in
        try await prepare(payload.application, in: context.tenant)
      }
    ]
  }

  /// The application's page gathers the other modules' panels about the person.
  public func routes(
    panels: [Panel<PartyID>], about own: [Panel<ApplicationID>]
  ) -> Routes {
    PortalHome(tenants: desk.tenants).routes
      + StartPages(desk: desk).routes + StepPages(desk: desk).routes
      + StatusPages(desk: desk).routes
      + ReviewPages(
        database: desk.database, vault: desk.vault, tenants: desk.tenants, crm: desk.crm,
        price: desk.price, review: review, takeOffer: takeOffer,
        renew: desk.renew, approvals: approvals, panels: panels, ownPanels: own
      ).routes
      + ApplicationAPI(desk: desk).routes
  }

  /// A person's applications on their page.
  public var panel: Panel<PartyID> {
    ApplicationsPanel(database: desk.database, tenants: desk.tenants).panel
  }
}
