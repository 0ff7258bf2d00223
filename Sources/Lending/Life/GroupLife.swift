public import Kernel

/// A group loan's life as somebody tells it: the group, which is always the sum of its members,
/// and each of them.
public struct GroupLife: Hashable, Sendable, Encodable {
  public let asOf: CalendarDate
  /// What all agreed to bring to each meeting.
  public let schedule: [GroupInstallment]
  public let steps: [GroupStep]
  /// Told events that became known after `asOf`, and do not count.
  public let later: Int
  public let outstanding: Balance
  public let due: Balance
  public let pastDue: Balance
  public let toPay: Money
  public let credit: Money
  public let daysPastDue: Int
  public let bucket: DelinquencyBucket
  public let members: [Member]
  public let guarantee: GroupGuarantee
  public let solidarity: [SolidarityDebt]

  public struct Member: Hashable, Sendable, Encodable {
    public let id: MemberID
    public let hasLeft: Bool
    public let position: Position
    public let toPay: Money
    /// Who answers for what they owe, themselves apart.
    public let answering: [MemberID]
    public let rows: [InstallmentStanding]
  }
}

/// What one event did to the loans of a group, seen on the day it became known.
public struct GroupStep: Hashable, Sendable, Encodable {
  public let occurrence: Occurrence
  public let amount: Money
  /// Whose loan it paid, and with whose money.
  public let shares: [GroupShare]
  /// Only those whose loan differs for it.
  public let effects: [Effect]
  public let outstandingAfter: Money
  public let daysPastDueAfter: Int

  public struct Effect: Hashable, Sendable, Encodable {
    public let member: MemberID
    /// By how much what they owe that day differs.
    public let change: Balance
    /// By how much their credit differs.
    public let credit: Money
  }
}

extension GroupLife {
  static let eventsMax = 200
  /// People times instalments times events: each event is seen by everybody's loan.
  static let sizeMax = 120_000

  /// `asOf` nil is the day on which the last event became known.
  public init(
    _ plan: GroupPlan, _ told: [ToldEvent<ToldGroupChange>], asOf: CalendarDate? = nil,
    calendar: BusinessCalendar, market: Market = .unknown
  ) throws {
    var account = try plan.account(calendar: calendar, market: market)
    guard told.count <= Self.eventsMax else {
      throw LifeRefused(["events"], "De un grupo se cuentan hasta \(Self.eventsMax) eventos.")
    }
    let size = plan.shares.count * plan.terms.installmentCount * told.count
    guard size <= Self.sizeMax else {
      throw LifeRefused(
        ["events"], "Personas por pagos por eventos suman \(size); caben \(Self.sizeMax).")
    }
    let (start, days) = (plan.terms.disbursedOn, LoanTerms.termDaysMax)
    let arrivals = try Arrivals.of(told, from: start, days: days)
    let asOf = try Arrivals.asOf(asOf, arrivals, from: start, days: days)
    var counted = account
    var steps: [GroupStep] = []
    for arrival in arrivals {
      let before = account.position(on: arrival.occurrence.recordedOn)
      account = try account.adding(arrival, calendar: calendar)
      guard arrival.occurrence.recordedOn <= asOf else { continue }
      counted = account
      steps.append(GroupStep(arrival, from: before, to: account))
    }
    self.init(counted, steps, later: told.count - steps.count, asOf: asOf)
  }

  private init(_ account: GroupAccount, _ steps: [GroupStep], later: Int, asOf: CalendarDate) {
    let position = account.position(on: asOf)
    self.asOf = asOf
    schedule = account.schedule
    self.steps = steps
    self.later = later
    (outstanding, due, pastDue) = (position.outstanding, position.due, position.pastDue)
    (toPay, credit) = (position.toPay, position.credit)
    (daysPastDue, bucket) = (position.daysPastDue, position.bucket)
    members = zip(position.members, account.loans).map { member, loan in
      Member(
        id: member.id, hasLeft: member.hasLeft, position: member.position,
        toPay: member.position.toPay, answering: account.answering(for: member.id, on: asOf),
        rows: loan.installments(on: asOf))
    }
    (guarantee, solidarity) = (position.guarantee, position.solidarity)
  }
}

extension GroupStep {
  fileprivate init(
    _ arrival: Arrival<ToldGroupChange>, from before: GroupPosition, to account: GroupAccount
  ) {
    let after = account.position(on: before.on)
    let event = account.events.first { $0.id == arrival.told.id }
    occurrence = arrival.occurrence
    shares = event?.shares ?? []
    amount = event?.amount ?? .zero
    effects = zip(before.members, after.members).compactMap { old, new in
      let change = new.position.outstanding - old.position.outstanding
      let credit = new.position.credit - old.position.credit
      guard !change.isZero || !credit.isZero else { return nil }
      return Effect(member: new.id, change: change, credit: credit)
    }
    outstandingAfter = after.outstanding.total
    daysPastDueAfter = after.daysPastDue
  }
}
