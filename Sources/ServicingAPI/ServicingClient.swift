public import Kernel

/// What other modules may ask of Servicing. Questions only: they take no lock.
public struct ServicingClient: Sendable {
  public var loanSummary: @Sendable (TenantID, LoanID) async throws -> LoanSummary?
  public var loansOf: @Sendable (TenantID, PartyID) async throws -> [LoanSummary]
  /// Those whose folio begins so.
  public var loansByFolio: @Sendable (TenantID, String) async throws -> [LoanSummary]
  /// Nil where the loan is not open.
  public var payoffQuote: @Sendable (TenantID, LoanID, CalendarDate) async throws -> PayoffQuote?
  public var portfolio: @Sendable (TenantID) async throws -> PortfolioSummary
  public var group: @Sendable (TenantID, LoanGroupID) async throws -> LoanGroupSummary?

  public init(
    loanSummary: @escaping @Sendable (TenantID, LoanID) async throws -> LoanSummary?,
    loansOf: @escaping @Sendable (TenantID, PartyID) async throws -> [LoanSummary],
    loansByFolio: @escaping @Sendable (TenantID, String) async throws -> [LoanSummary],
    payoffQuote: @escaping @Sendable (TenantID, LoanID, CalendarDate) async throws -> PayoffQuote?,
    portfolio: @escaping @Sendable (TenantID) async throws -> PortfolioSummary,
    group: @escaping @Sendable (TenantID, LoanGroupID) async throws -> LoanGroupSummary?
  ) {
    self.loanSummary = loanSummary
    self.loansOf = loansOf
    self.loansByFolio = loansByFolio
    self.payoffQuote = payoffQuote
    self.portfolio = portfolio
    self.group = group
  }
}

public enum LoanStatus: String, Hashable, Sendable, Codable, CaseIterable {
  /// Booked; its money is ordered once its garantía líquida is deposited.
  case awaitingDeposit
  /// Booked; the money is on its way.
  case disbursing
  case active
  case paidOff
  /// Within the ten business days of the right to cancel.
  case cancelled

  /// Something is owed, or a deposit is waited for.
  public var takesPayments: Bool {
    switch self {
    case .active, .awaitingDeposit: true
    case .disbursing, .paidOff, .cancelled: false
    }
  }
}

public struct LoanSummary: Hashable, Sendable {
  public let id: LoanID
  /// What people read and say: `SOL-000123`.
  public let folio: String
  public let party: PartyID
  public let productName: String
  public let status: LoanStatus
  public let principal: Money
  public let outstanding: Money
  /// Due today or earlier, moratorio and fees included; what is missing of the deposit while the
  /// loan waits for it.
  public let due: Money
  public let daysPastDue: Int
  public let nextDueOn: CalendarDate?
  public let nextDueAmount: Money?
  /// Still to be disbursed, and the bank rejected the last order.
  public let isRejected: Bool

  public init(
    id: LoanID, folio: String, party: PartyID, productName: String, status: LoanStatus,
    principal: Money, outstanding: Money, due: Money, daysPastDue: Int,
    nextDueOn: CalendarDate?, nextDueAmount: Money?, isRejected: Bool = false
  ) {
    self.id = id
    self.folio = folio
    self.party = party
    self.productName = productName
    self.status = status
    self.principal = principal
    self.outstanding = outstanding
    self.due = due
    self.daysPastDue = daysPastDue
    self.nextDueOn = nextDueOn
    self.nextDueAmount = nextDueAmount
    self.isRejected = isRejected
  }
}

/// People who borrow together and answer for each other.
public struct LoanGroupSummary: Hashable, Sendable {
  public let id: LoanGroupID
  public let name: String
  public let branch: String
  public let president: PartyID
  public let treasurer: PartyID
  /// ISO 8601: Monday is 1.
  public let meetingWeekday: Int

  public init(
    id: LoanGroupID, name: String, branch: String, president: PartyID, treasurer: PartyID,
    meetingWeekday: Int
  ) {
    self.id = id
    self.name = name
    self.branch = branch
    self.president = president
    self.treasurer = treasurer
    self.meetingWeekday = meetingWeekday
  }
}

public struct PayoffQuote: Hashable, Sendable {
  public let loan: LoanID
  public let on: CalendarDate
  public let total: Money

  public init(loan: LoanID, on: CalendarDate, total: Money) {
    self.loan = loan
    self.on = on
    self.total = total
  }
}

/// The portfolio in five figures and what draws them.
public struct PortfolioSummary: Hashable, Sendable {
  public struct Slice: Hashable, Sendable {
    public let label: String
    public let count: Int
    public let amount: Money

    public init(label: String, count: Int, amount: Money) {
      self.label = label
      self.count = count
      self.amount = amount
    }
  }

  /// One week or month: what fell due and what was paid.
  public struct Period: Hashable, Sendable {
    public let startsOn: CalendarDate
    public let expected: Money
    public let collected: Money
    public let disbursed: Money

    public init(startsOn: CalendarDate, expected: Money, collected: Money, disbursed: Money) {
      self.startsOn = startsOn
      self.expected = expected
      self.collected = collected
      self.disbursed = disbursed
    }
  }

  public let businessDate: CalendarDate
  public let activeLoans: Int
  public let activePrincipal: Money
  public let disbursedThisMonth: Money
  public let overduePrincipal: Money
  /// Outstanding principal of loans more than 30 days past due.
  public let atRisk30: Money
  public let buckets: [Slice]
  /// The last eight weeks, oldest first.
  public let periods: [Period]

  public init(
    businessDate: CalendarDate, activeLoans: Int, activePrincipal: Money,
    disbursedThisMonth: Money, overduePrincipal: Money, atRisk30: Money, buckets: [Slice],
    periods: [Period]
  ) {
    self.businessDate = businessDate
    self.activeLoans = activeLoans
    self.activePrincipal = activePrincipal
    self.disbursedThisMonth = disbursedThisMonth
    self.overduePrincipal = overduePrincipal
    self.atRisk30 = atRisk30
    self.buckets = buckets
    self.periods = periods
  }
}
