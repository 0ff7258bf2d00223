import Kernel

/// The contractual dates of a loan's instalments, before any is moved to a working day.
struct DueDates {
  private let disbursedOn: CalendarDate
  private let installmentCount: Int
  private let frequency: Frequency
  private let firstDue: FirstDue
  private let skippedMonths: [Int]

  init(terms: borrowing LoanTerms) {
    disbursedOn = terms.disbursedOn
    installmentCount = terms.installmentCount
    frequency = terms.frequency
    firstDue = terms.firstDue
    skippedMonths = terms.skippedMonths
  }

  /// As many as there are periods, in order.
  func all() throws(TermsRefused) -> [CalendarDate] {
    let dates = skippedMonths.isEmpty ? plain(installmentCount) : seasonal()
    guard dates.count == installmentCount else {
      throw .datesMissing(installmentCount)
    }
    let last = dates[dates.count - 1]
    guard disbursedOn.days(to: last) <= LoanTerms.termDaysMax else { throw .termTooLong }
    return dates
  }

  private func plain(_ count: Int) -> [CalendarDate] {
    let earliest = disbursedOn.adding(days: max(1, firstDue.minimumDays))
    switch frequency {
    case .days(let days): return everyDays(days, count, from: earliest)
    case .weeks(let weeks): return everyDays(7 * weeks, count, from: earliest)
    case .months(let months): return everyMonths(months, count, from: earliest)
    case .years(let years): return everyMonths(12 * years, count, from: earliest)
    case .daysOfMonth(let days):
      return marked(from: earliest) { DaysOfMonth(days).dates(count, onOrAfter: $0) }
    case .weekdayOfMonth(let weekday, let nth):
      let marks = WeekdayOfMonth(weekday: weekday, nth: nth)
      return marked(from: earliest) { start in (0..<count).map { marks.date($0, after: start) } }
    case .dates(let dates):
      return Array(dates.drop { $0 < (firstDue.on ?? earliest) }.prefix(count))
    }
  }

  /// The same dates without those in the months that are skipped.
  private func seasonal() -> [CalendarDate] {
    var count = installmentCount
    while true {
      let candidates = plain(count)
      let kept = candidates.filter { !skippedMonths.contains($0.month) }
      let isWhole = kept.count >= installmentCount || candidates.count < count
      let isTooFar = candidates.last.map(isBeyondAnyLoan) ?? true
      if isWhole || isTooFar { return Array(kept.prefix(installmentCount)) }
      count *= 2
    }
  }

  private func isBeyondAnyLoan(_ date: CalendarDate) -> Bool {
    disbursedOn.days(to: date) > 2 * LoanTerms.termDaysMax
  }

  private func everyDays(_ days: Int, _ count: Int, from earliest: CalendarDate) -> [CalendarDate] {
    let periods = (disbursedOn.days(to: earliest) + days - 1) / days
    let first = firstDue.on ?? disbursedOn.adding(days: max(1, periods) * days)
    return (0..<count).map { first.adding(days: days * $0) }
  }

  /// Counted from the day agreed, so that the 31st comes back after February.
  private func everyMonths(
    _ months: Int, _ count: Int, from earliest: CalendarDate
  ) -> [CalendarDate] {
    let start = firstDue.on ?? disbursedOn
    let (index, day) = (start.monthIndex, start.day)
    func date(_ periods: Int) -> CalendarDate {
      CalendarDate(day: day, ofMonth: index + months * periods)
    }
    var first = firstDue.on == nil ? 1 : 0
    while firstDue.on == nil, date(first) < earliest { first += 1 }
    return (first..<first + count).map(date)
  }

  /// An agreed first date, marked or not, stands for the mark that follows it.
  private func marked(
    from earliest: CalendarDate, _ marks: (CalendarDate) -> [CalendarDate]
  ) -> [CalendarDate] {
    guard let agreed = firstDue.on else { return marks(earliest) }
    var dates = marks(agreed)
    dates[0] = agreed
    return dates
  }
}
