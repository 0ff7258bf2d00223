import Kernel

/// How many of the frequency's own periods lie between two dates.
struct WholePeriods {
  let frequency: Frequency
  /// Months in which nothing falls due: a season makes one period of several.
  let skippedMonths: [Int]

  init(_ terms: borrowing LoanTerms) {
    frequency = terms.frequency
    skippedMonths = terms.skippedMonths
  }

  /// Between two instalments: one, and one more for each that its season skips.
  func count(from start: CalendarDate, to end: CalendarDate) -> Int {
    guard !skippedMonths.isEmpty else { return 1 }
    var count = 1
    var step = 1
    while let date = date(step, after: start), date < end {
      if skippedMonths.contains(date.month) { count += 1 }
      step += 1
    }
    return count
  }

  /// Before the first instalment; nil where the stretch is longer or shorter than whole periods.
  func count(fromDisbursement start: CalendarDate, to first: CalendarDate) -> Int? {
    let count = count(from: start, to: first)
    guard let whole = date(count, after: start) else { return 1 }
    return isOwn(start) && whole == first ? count : nil
  }

  /// The date so many periods later; nil where dates are agreed one by one.
  private func date(_ count: Int, after start: CalendarDate) -> CalendarDate? {
    switch frequency {
    case .days(let days): start.adding(days: count * days)
    case .weeks(let weeks): start.adding(days: count * 7 * weeks)
    case .months(let months): start.adding(months: count * months)
    case .years(let years): start.adding(months: count * 12 * years)
    case .daysOfMonth(let days): DaysOfMonth(days).date(count - 1, after: start.adding(days: 1))
    case .weekdayOfMonth(let weekday, let nth):
      WeekdayOfMonth(weekday: weekday, nth: nth).date(count - 1, after: start.adding(days: 1))
    case .dates: nil
    }
  }

  /// Whether the frequency itself gives this date.
  private func isOwn(_ date: CalendarDate) -> Bool {
    switch frequency {
    case .days, .weeks, .months, .years, .dates: true
    case .daysOfMonth(let days): DaysOfMonth(days).first(onOrAfter: date) == date
    case .weekdayOfMonth(let weekday, let nth):
      WeekdayOfMonth(weekday: weekday, nth: nth).first(onOrAfter: date) == date
    }
  }
}
