import Kernel

/// A stretch of time that ends with an instalment.
struct Period {
  let start: CalendarDate
  let end: CalendarDate
  let dueOn: CalendarDate
  /// Days of interest, as a person would count them.
  let interestDays: Int
  /// What interest counts: those days as the day count weighs them.
  let weight: Int
  /// What the level payment is worked out with: a stub that only the first instalment bears counts
  /// as a whole period here.
  var levelWeight: Int
  /// Asks no principal.
  var sparesPrincipal: Bool
  /// Its interest waits for the next one that does not.
  let defersInterest: Bool
}

extension Period {
  /// Of contractual dates and the days to pay that follow from them. A bullet loan asks once.
  static func all(
    of terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) -> [Period] {
    asked(of: terms, each(of: terms, ends: ends) { dueOn[$0] })
  }

  /// One for each contractual date; `dueOn` gives the day to pay of each, from 0.
  @inline(__always)
  static func each(
    of terms: LoanTerms, ends: [CalendarDate], dueOn: (Int) -> CalendarDate
  ) -> [Period] {
    let rule = PeriodRule(terms)
    let whole = WholePeriods(terms)
    let movesInterest = terms.workingDays.movesInterest
    var agreedStart = terms.disbursedOn
    var start = agreedStart
    var periods: [Period] = []
    periods.reserveCapacity(ends.count)
    for place in ends.indices {
      let (agreed, dueOn) = (ends[place], dueOn(place))
      let count =
        place > 0
        ? whole.count(from: agreedStart, to: agreed)
        : whole.count(fromDisbursement: start, to: agreed)
      let end = movesInterest ? dueOn : agreed
      periods.append(
        rule.period(at: place, from: start, to: end, dueOn: dueOn, wholePeriods: count))
      (agreedStart, start) = (agreed, end)
    }
    return periods
  }

  static func asked(of terms: LoanTerms, _ periods: [Period]) -> [Period] {
    if case .bullet = terms.method { return [joined(periods)] }
    return periods
  }

  /// One period from the first start to the last end, with the days that bear interest.
  private static func joined(_ periods: [Period]) -> Period {
    let last = periods[periods.count - 1]
    let weight = periods.reduce(0) { $0 + $1.weight }
    return Period(
      start: periods[0].start, end: last.end, dueOn: last.dueOn,
      interestDays: periods.reduce(0) { $0 + ($1.weight > 0 ? $1.interestDays : 0) },
      weight: weight,
      levelWeight: weight, sparesPrincipal: false, defersInterest: false)
  }
}

extension Period {
  /// The period of an instalment that is already agreed. That of a bullet loan has its grace in
  /// its days.
  init(of row: OpenInstallment, terms: LoanTerms) {
    let rule = PeriodRule(terms, grace: terms.method == .bullet ? .none : terms.grace)
    self = rule.period(
      at: row.place, from: row.periodStart, to: row.periodEnd, dueOn: row.dueOn,
      days: row.interestDays)
    if row.holiday != nil { sparesPrincipal = true }
  }

  /// The period of an instalment that a modification agrees, at a place from 0.
  init(_ terms: LoanTerms, _ date: AgreedDate, from start: CalendarDate, place: Int) {
    self = PeriodRule(terms).period(
      at: place, from: start, to: date.end, dueOn: date.dueOn, days: date.interestDays)
  }
}
