public import Audit
import CRMAPI
public import Jobs
public import Kernel
public import Ledger
import Lending
public import PaymentsAPI
public import Postgres
public import ServicingAPI
public import Tenancy
public import Web

/// Servicing keeps the promise made at origination: what is owed, when, and how a payment reduces
/// it.
public struct Servicing: Sendable {
  let desk: Desk
  let payments: PaymentsClient
  let people: ServicingPeople
  /// How a borrower's or a member of staff's cancellation begins: where contracts are kept, which
  /// is whoever CaudalServer says. The order comes back as a fact.
  public var stepBack: StepBack?
  /// Asked before a deposit leaves.
  public var freshProof: FreshProof?

  public init(
    database: Database, world: World, tenants: Tenants, jobs: Jobs, audit: Audit,
    ledger: Ledger, payments: PaymentsClient, people: ServicingPeople
  ) {
    desk = Desk(
      database: database, world: world, tenants: tenants, jobs: jobs, audit: audit,
      ledger: ledger)
    self.payments = payments
    self.people = people
  }
}

extension Servicing {
  /// What others may ask.
  public var client: ServicingClient {
    let questions = LoanQuestions(desk: desk)
    return ServicingClient(
      loanSummary: { try await questions.summary($0, $1) },
      loansOf: { try await questions.loans($0, of: $1) },
      loansByFolio: { try await questions.loans($0, folioPrefix: $1) },
      payoffQuote: { try await questions.payoffQuote($0, $1, on: $2) },
      portfolio: { try await PortfolioQuestion(desk: desk)($0) },
      group: { try await questions.group($0, $1) })
  }

  /// What it listens to.
  public var subscriptions: [Subscription] {
    [
      hears(LoanOrdered.self) { try await BookLoan(desk: desk)($0, in: $1) },
      hears(LoanGroupOrdered.self) { try await FormGroup(desk: desk)($0, in: $1) },
      hears(LoanCancellationOrdered.self) {
        try await CancelLoan(desk: desk).ordered($0, in: $1)
      },
      hears(DisbursementSettled.self) {
        try await ActivateLoan(desk: desk)($0, in: $1)
        try await ReturnGarantia(desk: desk).settled($0, in: $1)
        try await RefundSurplus(desk: desk).settled($0, in: $1)
        try await SendLateReturn(desk: desk).settled($0, in: $1)
      },
      hears(DisbursementFailed.self) {
        try await FailDisbursement(desk: desk)($0, in: $1)
        try await ReturnGarantia(desk: desk).failed($0, in: $1)
        try await RefundSurplus(desk: desk).failed($0, in: $1)
        try await SendLateReturn(desk: desk).failed($0, in: $1)
      },
      hears(PayoutAccountCorrected.self) {
        try await OrderAgain(desk: desk).everything(of: $0.party, by: $0.by, in: $1)
        try await ReturnAgain(desk: desk)(of: $0.party, by: $0.by, in: $1)
      },
      hears(PaymentReceived.self) { try await ApplyPayment(desk: desk)($0, in: $1) },
      hears(PaymentReversed.self) { try await ReverseRepayment(desk: desk)($0, in: $1) },
    ]
  }

  /// What people see.
  public var routes: Routes { routes(panels: []) }

  /// The same, with other modules' panels on the loan's page.
  public func routes(panels: [Panel<LoanID>]) -> Routes {
    var routes = Routes()
    LoanListPages(desk: desk, people: people).add(to: &routes)
    let loans = LoanPages(desk: desk, people: people, panels: panels, stepBack: stepBack)
    loans.add(to: &routes)
    PayoffPages(desk: desk).add(to: &routes)
    GroupPages(desk: desk, people: people).add(to: &routes)
    UnplacedPages(desk: desk, people: people, freshProof: freshProof).add(to: &routes)
    FeePages(desk: desk, loans: loans, freshProof: freshProof).add(to: &routes)
    GarantiaPages(desk: desk, people: people, freshProof: freshProof).add(to: &routes)
    RejectionPages(desk: desk, people: people, freshProof: freshProof).add(to: &routes)
    RefundPages(desk: desk, people: people, freshProof: freshProof).add(to: &routes)
    ClosePages(desk: desk).add(to: &routes)
    PortalPages(desk: desk, payments: payments, people: people, loans: loans).add(to: &routes)
    let papers = LoanPapers(desk: desk, payments: payments, people: people)
    StatementPages(papers: papers, loans: loans).add(to: &routes)
    LoanAPI(desk: desk).add(to: &routes)
    StatementAPI(papers: papers, loans: loans).add(to: &routes)
    return routes
  }

  /// Loans by folio, for the one search box.
  public var search: [SearchSource] { [LoanListPages(desk: desk, people: people).search] }

  /// A person's loans, for their page.
  public var panels: [Panel<PartyID>] { [LoanListPages(desk: desk, people: people).panel] }

  /// Work that waits for a person.
  public func queue(_ visit: Visit) async throws -> [ServicingQueue] {
    let waiting = try await desk.database.read(for: visit.tenant) { db in
      (
        unplaced: try await db.unplacedCount(), rejected: try await db.rejectionCount(),
        deposits: try await db.garantiasToReturn().count,
        surpluses: try await db.refundsToMake().count,
        aside: try await db.loansSetAside().count
      )
    }
    return [
      ServicingQueue(
        title: "Dispersiones rechazadas", count: waiting.rejected,
        path: "/oficina/dispersiones-rechazadas", permission: RejectionPages.permission),
      ServicingQueue(
        title: "Pagos sin crédito", count: waiting.unplaced, path: "/oficina/pagos-sin-credito",
        permission: UnplacedPages.permission),
      ServicingQueue(
        title: "Garantías por devolver", count: waiting.deposits, path: "/oficina/garantias",
        permission: LoanPages.garantia),
      ServicingQueue(
        title: "Créditos que no se cerraron", count: waiting.aside, path: "/oficina/cierres",
        permission: ClosePages.read),
      ServicingQueue(
        title: "Saldos a favor por devolver", count: waiting.surpluses,
        path: "/oficina/saldos-a-favor", permission: RefundPages.permission),
    ].filter { visit.may($0.permission) }
  }

  /// What was paid out of a loan and is to come back if it is cancelled; nil where nothing is.
  public func paidOut(_ tenant: TenantID, _ loan: LoanID) async throws -> Money? {
    try await LoanQuestions(desk: desk).paidOut(tenant, loan)
  }

  /// Something of theirs could not be delivered to the account that they gave.
  public func waitsForAccount(_ tenant: TenantID, _ party: PartyID) async throws -> Bool {
    try await desk.database.read(for: tenant) { db in
      if try await !db.rejections(of: party).isEmpty { return true }
      let today = try await desk.tenants.businessDate(in: db)
      for id in try await db.failedReturns(of: party) {
        guard let record = try await db.loan(id) else { continue }
        if try await db.refund(of: record, on: today).isStuck { return true }
        if try await db.garantia(of: record.loan).isStuck { return true }
      }
      return false
    }
  }

  /// What the clock makes it do: nothing by itself; a close of business is run by its operator.
  public var jobs: [Job] { [] }

  /// Closes every day before `date`, so that it becomes the institution's date.
  public func closeOfBusiness(
    _ tenant: TenantID, through date: CalendarDate,
    progress: @escaping @Sendable (CloseProgress) -> Void = { _ in }
  ) async throws {
    let close = CloseOfBusiness(desk: desk, payments: payments.collectionCLABE)
    try await close(tenant, through: date, progress: progress)
  }

  /// The loans that a close left aside and that have not closed since.
  public func loansSetAside(_ tenant: TenantID) async throws -> [SetAsideLoan] {
    try await desk.database.read(for: tenant) { db in try await db.loansSetAside() }
  }

  private func hears<Heard: Fact>(
    _: Heard.Type, _ act: @escaping @Sendable (Heard, Transaction) async throws -> Void
  ) -> Subscription {
    Subscription(subscriber: "servicing", to: Heard.self) { fact, _, db in
      try await act(fact, db)
    }
  }
}

/// Cancels a contract, and with it the loan that it made.
public typealias StepBack = @Sendable (Visit, ContractID) async throws -> Void

/// Asks whoever is signed in to prove it again; throws what sends them to do so.
public typealias FreshProof = @Sendable (Visit, _ back: Href) throws -> Void

/// A line of the home page's list of work: how many wait, where, and who may go there.
public struct ServicingQueue: Hashable, Sendable {
  public let title: String
  public let count: Int
  public let path: String
  public let permission: Permission
}
