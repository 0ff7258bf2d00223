public import Kernel

/// Where a line stands at the end of a day.
public struct LinePosition: Hashable, Sendable, Encodable {
  public let on: CalendarDate
  public let standing: LineStanding
  public let limit: Money
  /// What counts against the limit.
  public let used: Money
  /// What can be drawn within the limit; nothing while the line is blocked or closed.
  public let available: Money
  /// Drawn, billed or charged, and unpaid.
  public let owed: Balance
  /// Earned since the last cut-off and owed at the next.
  public let accruedInterest: Part
  /// What purchases will have earned too, unless the last statement is paid in full in time.
  public let interestAtStake: Part
  public let accruedMoratorio: Part
  /// Received beyond what was owed.
  public let credit: Money
  /// Unpaid of every minimum asked for.
  public let due: Balance
  /// Unpaid of minimums whose due date has gone by.
  public let pastDue: Balance
  /// Since the oldest of those due dates.
  public let daysPastDue: Int
  /// The due date of the next minimum that is unpaid.
  public let nextDueOn: CalendarDate?
  public let nextCutOn: CalendarDate
  public let totals: LineTotals

  public var bucket: DelinquencyBucket { DelinquencyBucket(daysPastDue: daysPastDue) }

  /// What closing the line today takes.
  public var payoff: Money {
    let all = owed.total + accruedInterest.total + accruedMoratorio.total
    return all > credit ? all - credit : .zero
  }
}

/// Whether a line can be drawn on.
public enum LineStanding: Hashable, Sendable, Codable {
  case open
  case blocked
  case closed(on: CalendarDate)

  var isClosed: Bool {
    switch self {
    case .closed: true
    case .open, .blocked: false
    }
  }
}

/// Everything a line has done since it was opened, as running totals to a date. Two of them
/// subtract into what there is to post.
public struct LineTotals: Hashable, Sendable, Codable {
  public var drawn: Money = .zero
  /// Interest, moratorio, fees and IVA that became owed.
  public var charged: Balance = .zero
  public var received: Money = .zero
  /// What payments reduced.
  public var applied: Balance = .zero
  public var refunded: Money = .zero
}
