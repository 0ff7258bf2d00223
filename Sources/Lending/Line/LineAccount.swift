public import Kernel

/// A revolving line's arithmetic: what was agreed and what has happened since. Every answer is
/// for a date and is worked out from these two alone.
public struct LineAccount: Hashable, Sendable {
  public let terms: LineTerms
  /// The days worked when the line was opened: its due dates follow from them.
  public let calendar: BusinessCalendar
  /// In the order in which they count, whatever the order they came in.
  public let events: [LineEvent]

  /// Events are facts and all of them count; `adding` is where a new one may be refused.
  public init(
    _ terms: LineTerms, calendar: BusinessCalendar, events: [LineEvent] = []
  ) throws(LineTermsRefused) {
    try terms.check()
    self.init(checked: terms, calendar: calendar, events: events)
  }

  init(checked terms: LineTerms, calendar: BusinessCalendar, events: [LineEvent]) {
    self.terms = terms
    self.calendar = calendar
    self.events = events.inOrder
  }

  public func position(on date: CalendarDate) -> LinePosition {
    replay(through: date).position(on: date)
  }

  /// The statements of every cut-off by the end of `date`, oldest first.
  public func statements(through date: CalendarDate) -> [LineStatement] {
    replay(through: date).statements
  }

  /// Where money went so far, oldest first.
  public func allocations(through date: CalendarDate) -> [LineAllocation.Line] {
    replay(through: date).lines
  }

  func replay(through date: CalendarDate) -> LineReplay {
    var replay = LineReplay(terms, calendar: calendar)
    replay.run(events, through: max(date, terms.openedOn))
    return replay
  }
}

extension LineReplay {
  func position(on date: CalendarDate) -> LinePosition {
    let earned = earned
    let oldest = minimums.first { $0.dueOn < date }
    return LinePosition(
      on: date, standing: standing, limit: limit, used: used, available: available, owed: owed,
      accruedInterest: earned.interest, interestAtStake: earned.interestAtStake,
      accruedMoratorio: earned.moratorio, credit: credit,
      due: minimums.reduce(into: .zero) { $0 += $1.unpaid }, pastDue: overdue(on: date),
      daysPastDue: oldest.map { $0.dueOn.days(to: date) } ?? 0,
      nextDueOn: minimums.first { $0.dueOn >= date }?.dueOn, nextCutOn: cycle.cutOn,
      totals: totals)
  }
}
