public import Kernel

extension LoanAccount {
  /// So many dates for a modification agreed on `date`: the first on `first`, or where the
  /// frequency puts it, and none on a day on which nobody works if the contract moves those. None
  /// is moved to the day of the agreement or before it: the next working day stands for it.
  public func newDates(
    after date: CalendarDate, count: Int, frequency: Frequency? = nil,
    first: CalendarDate? = nil, calendar: BusinessCalendar
  ) throws(TermsRefused) -> [AgreedDate] {
    var terms = replay(through: date).terms
    terms.disbursedOn = date
    terms.frequency = frequency ?? terms.frequency
    terms.firstDue = FirstDue(on: first)
    return try Self.agreed(terms, count: count, calendar: calendar)
  }

  /// So many more dates after the last one, as often as the contract says. A table that was never
  /// replaced goes on as it began: the 31st comes back after February.
  public func furtherDates(
    _ count: Int, calendar: BusinessCalendar
  ) throws(TermsRefused) -> [AgreedDate] {
    let rows = replay(through: events.last?.effectiveOn ?? terms.disbursedOn).rows
      .filter { $0.kind == .installment }
    let last = rows.map(\.periodEnd).max() ?? terms.disbursedOn
    guard rows.allSatisfy({ !$0.isOfModification }) else {
      return try newDates(after: last, count: count, calendar: calendar)
    }
    let all = try Self.agreed(terms, count: terms.installmentCount + count, calendar: calendar)
    return Array(all.drop { $0.end <= last }.prefix(count))
  }

  private static func agreed(
    _ signed: LoanTerms, count: Int, calendar: BusinessCalendar
  ) throws(TermsRefused) -> [AgreedDate] {
    guard (1...LoanTerms.installmentCountMax).contains(count) else {
      throw .installmentCountOutOfRange(count)
    }
    var terms = signed
    terms.installmentCount = count
    (terms.grace, terms.method) = (.none, .level)
    try terms.checkDates()
    let agreed = try DueDates(terms: terms).all()
    var last = terms.disbursedOn
    let dueOn = agreed.map { date in
      let day = terms.workingDays.day(for: date, after: last, in: calendar)
      last = day
      return day
    }
    return Period.all(of: terms, ends: agreed, dueOn: dueOn).map {
      AgreedDate(end: $0.end, dueOn: $0.dueOn, interestDays: $0.interestDays)
    }
  }
}
