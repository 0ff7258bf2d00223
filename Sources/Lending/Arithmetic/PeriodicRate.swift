import Kernel

/// What one peso earns in a stretch of a period, its rate factor: the yearly rate times the
/// period's share of the year times the stretch's share of the period.
struct PeriodicRate {
  /// A year, as a proportion.
  let rate: SignificantDecimal
  let length: Length
  let year: Year

  /// The days that a whole period counts as, however long it really is.
  enum Length: Hashable {
    case days(Int)
    /// So many months of 30 days.
    case months(Int)
    /// So many times the days of the month in which the stretch starts.
    case calendarMonths(Int)
    /// As many as it has.
    case actual
  }

  enum Year: Hashable {
    case fixed(Int)
    /// 365 or 366; a stretch over New Year takes each day by its own year, and 31 December is
    /// where one ends and the other begins.
    case actual
  }

  /// The factor of a stretch of the period that runs from `periodStart` to `periodEnd`.
  func factor(
    from start: CalendarDate, to end: CalendarDate, ofPeriodFrom periodStart: CalendarDate,
    to periodEnd: CalendarDate
  ) -> SignificantDecimal {
    let days = start.days(to: end)
    guard days > 0 else { return number(0) }
    if year == .actual, start.year != end.year { return rate * shareByYears(from: start, to: end) }
    let whole = periodStart.days(to: periodEnd)
    let share = number(wholeDays(from: start, of: whole)) / number(yearDays(of: start))
    return rate * share * number(days) / number(whole)
  }

  /// Whether a period bears the days that the day count gives it.
  func isWhole(_ period: RunningPlan.Period) -> Bool { days(of: period) == period.days }

  /// What a period counts as.
  func days(of period: RunningPlan.Period) -> Int {
    wholeDays(from: period.start, of: period.start.days(to: period.end))
  }

  private func wholeDays(from start: CalendarDate, of actual: Int) -> Int {
    switch length {
    case .days(let days): return days
    case .months(let months): return 30 * months
    case .calendarMonths(let months):
      let (year, month, _) = start.civil
      return months * CalendarDate.daysInMonth(year: year, month: month)
    case .actual: return actual
    }
  }

  private func yearDays(of date: CalendarDate) -> Int {
    switch year {
    case .fixed(let days): days
    case .actual: CalendarDate.isLeap(date.year) ? 366 : 365
    }
  }

  private func shareByYears(from start: CalendarDate, to end: CalendarDate) -> SignificantDecimal {
    var share = number(0)
    var from = start
    while from < end {
      let newYearsEve = from.adding(days: 1).lastOfYear
      let to = min(end, newYearsEve)
      share = share + number(from.days(to: to)) / number(yearDays(of: to))
      from = to
    }
    return share
  }

  private func number(_ whole: Int) -> SignificantDecimal {
    SignificantDecimal(Int128(whole), digits: rate.digits)
  }
}

extension CalendarDate {
  fileprivate var lastOfYear: CalendarDate {
    CalendarDate(year: year, month: 12, day: 31) ?? self
  }
}

extension PeriodicRate {
  init(_ terms: LoanTerms, digits: Int) {
    rate = SignificantDecimal(terms.annualRate, digits: digits)
    length = Length(terms.frequency, isNominal: terms.dayCount.hasNominalMonths)
    year = terms.dayCount == .actualActual ? .actual : .fixed(terms.dayCount.year)
  }
}

extension PeriodicRate.Length {
  /// Nominal months have 30 days.
  fileprivate init(_ frequency: Frequency, isNominal: Bool) {
    switch frequency {
    case .days(let days): self = .days(days)
    case .weeks(let weeks): self = .days(7 * weeks)
    case .months(let months): self = isNominal ? .months(months) : .calendarMonths(months)
    case .years(let years): self = isNominal ? .months(12 * years) : .actual
    case .daysOfMonth(let days): self = isNominal ? .days(30 / days.count) : .actual
    case .weekdayOfMonth: self = isNominal ? .months(1) : .actual
    case .dates: self = .actual
    }
  }
}
