public import Kernel

/// A revolving line's life as somebody tells it: each statement, what each event did, and where
/// the line stands on a day.
public struct LineLife: Hashable, Sendable, Encodable {
  public let asOf: CalendarDate
  public let steps: [LineStep]
  /// Told events that became known after `asOf`, and do not count.
  public let later: Int
  public let statements: [LineStatement]
  public let position: LinePosition
  public let bucket: DelinquencyBucket
  /// What closing the line that day takes.
  public let payoff: Money
  /// Nil where a hundred years of minimums do not repay it.
  public let minimumOnly: MinimumOnly?
  /// Without IVA, in tenths of a percent; nil where there is none.
  public let catTenths: Int?
}

/// What one event did to a line, seen on the day it became known.
public struct LineStep: Hashable, Sendable, Encodable {
  public let occurrence: Occurrence
  public let amount: Money
  /// Where its money went.
  public let lines: [LineAllocation.Line]
  /// By how much what is owed that day differs for it.
  public let change: Balance
  public let owedAfter: Money
  public let availableAfter: Money
}

extension LineLife {
  /// `asOf` nil is the day on which the last event became known.
  public init(
    _ terms: LineTerms, _ told: [ToldEvent<LineEvent.What>], asOf: CalendarDate? = nil,
    calendar: BusinessCalendar
  ) throws {
    let (start, days) = (terms.openedOn, Self.daysMax)
    let arrivals = try Arrivals.of(told, from: start, days: days)
    let asOf = try Arrivals.asOf(asOf, arrivals, from: start, days: days)
    var account = try LineAccount(terms, calendar: calendar)
    var counted = account
    var steps: [LineStep] = []
    for arrival in arrivals {
      let recordedOn = arrival.occurrence.recordedOn
      let before = account.position(on: recordedOn)
      account = try arrival.placing { () throws(LineEventRefused) in
        try account.adding(arrival.event)
      }
      guard recordedOn <= asOf else { continue }
      counted = account
      steps.append(LineStep(arrival, from: before, to: account))
    }
    self.init(counted, steps, later: told.count - steps.count, asOf: asOf)
  }

  private static let daysMax = 7_305

  private init(_ account: LineAccount, _ steps: [LineStep], later: Int, asOf: CalendarDate) {
    let position = account.position(on: asOf)
    self.asOf = asOf
    self.steps = steps
    self.later = later
    statements = account.statements(through: asOf)
    self.position = position
    bucket = position.bucket
    payoff = position.payoff
    minimumOnly = account.payingOnlyTheMinimum(after: asOf)
    catTenths = account.terms.cat?.tenths
  }
}

extension LineStep {
  fileprivate init(
    _ arrival: Arrival<LineEvent.What>, from before: LinePosition, to account: LineAccount
  ) {
    let after = account.position(on: before.on)
    occurrence = arrival.occurrence
    amount = arrival.told.what.amount
    lines = account.allocations(through: before.on).filter { $0.event == arrival.told.id }
    change = after.owed - before.owed
    owedAfter = after.owed.total
    availableAfter = after.available
  }
}

extension Arrival<LineEvent.What> {
  fileprivate var event: LineEvent {
    LineEvent(
      id: told.id, effectiveOn: told.effectiveOn, instant: Int64(index), told.what)
  }
}

extension LineEvent.What {
  fileprivate var amount: Money {
    switch self {
    case .draw(let amount, _), .payment(let amount), .fee(let amount), .collectionFee(let amount),
      .limitChange(let amount), .refund(let amount):
      amount
    case .rateChange, .block, .unblock, .closing, .reversal: .zero
    }
  }
}
