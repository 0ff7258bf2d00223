public import Kernel

extension LoanAccount {
  /// So many dates for a modification agreed on `date`: the first on `first`, or where the
  /// frequency puts it, and none on a day on which nobody works if the contract moves those.
  public func newDates(
    after date: CalendarDate, count: Int, frequency: Frequency? = nil,
    first: CalendarDate? = nil, calendar: BusinessCalendar
  ) throws(TermsRefused) -> [AgreedDate] {
    var terms = replay(through: date).terms
    terms.disbursedOn = date
    terms.installmentCount = count
    terms.frequency = frequency ?? terms.frequency
    terms.firstDue = FirstDue(on: first)
    terms.grace = .none
    try terms.checkDates()
    guard (1...LoanTerms.installmentCountMax).contains(count) else {
      throw .installmentCountOutOfRange(count)
    }
    let agreed = try DueDates(terms: terms).all()
    let dueOn = agreed.map { terms.workingDays.day(for: $0, in: calendar) }
    let ends = terms.workingDays.movesInterest ? dueOn : agreed
    terms.method = .level
    return Period.all(of: terms, ends: ends, dueOn: dueOn).map {
      AgreedDate(end: $0.end, dueOn: $0.dueOn, interestDays: $0.interestDays)
    }
  }

  /// So many more dates after the last one, as often as the contract says.
  public func furtherDates(
    _ count: Int, calendar: BusinessCalendar
  ) throws(TermsRefused) -> [AgreedDate] {
    var replay = Replay(schedule)
    replay.run(events, through: events.last?.effectiveOn ?? terms.disbursedOn)
    let ends = replay.rows.filter { $0.kind == .installment }.map(\.periodEnd)
    let later = LoanAccount(schedule: schedule, events: events)
    return try later.newDates(
      after: ends.max() ?? terms.disbursedOn, count: count, calendar: calendar)
  }
}
