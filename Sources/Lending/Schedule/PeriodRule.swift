import Kernel

/// What the terms say of every period: how its days weigh, and what it asks.
struct PeriodRule {
  let dayCount: DayCount
  /// The days of a whole period, where the frequency gives them.
  let nominalDays: Int?
  private let grace: Grace
  /// The last instalment spares nothing: it takes what is left.
  private let last: Int
  /// A first period that is not whole is borne by its instalment alone.
  private let hasOwnStub: Bool

  init(_ terms: borrowing LoanTerms) { self.init(terms, grace: terms.grace) }

  init(_ terms: borrowing LoanTerms, grace: Grace) {
    dayCount = terms.dayCount
    nominalDays = terms.frequency.nominalDays
    self.grace = grace
    last = terms.installmentCount - 1
    hasOwnStub = terms.firstDue.stub == .inFirstInstallment && terms.method.solvesPayment
  }

  /// The period at a place, from 0, whose days are agreed.
  func period(
    at place: Int, from start: CalendarDate, to end: CalendarDate, dueOn: CalendarDate,
    days: Int
  ) -> Period {
    let isFree = place < grace.interestFree
    let weight = isFree ? 0 : dayCount.weight(of: days, to: end)
    return Period(
      start: start, end: end, dueOn: dueOn, interestDays: days, weight: weight,
      levelWeight: weight, sparesPrincipal: place < last && grace.sparesPrincipal(place),
      defersInterest: place < grace.interestPayment)
  }

  /// The same, its days counted. Those of a stub are no whole number of periods.
  func period(
    at place: Int, from start: CalendarDate, to end: CalendarDate, dueOn: CalendarDate,
    wholePeriods: Int?
  ) -> Period {
    let days = days(from: start, to: end, wholePeriods: wholePeriods)
    var period = period(at: place, from: start, to: end, dueOn: dueOn, days: days)
    if wholePeriods == nil, hasOwnStub, place >= grace.interestFree, let nominalDays {
      period.levelWeight = dayCount.weight(ofDays: nominalDays)
    }
    return period
  }

  private func days(from start: CalendarDate, to end: CalendarDate, wholePeriods: Int?) -> Int {
    if case .byPeriod = dayCount, let wholePeriods, let nominalDays {
      return nominalDays * wholePeriods
    }
    return dayCount.days(from: start, to: end)
  }
}

extension RepaymentMethod {
  /// Whether payments follow from the loan. A sum that was agreed is paid as it was, whatever the
  /// first period bears.
  fileprivate var solvesPayment: Bool {
    switch self {
    case .level, .flat, .equalPrincipal, .interestOnly, .bullet, .balloon, .principalShares,
      .stepped, .principals:
      true
    case .fixedPayment, .payments: false
    }
  }
}

extension DayCount {
  /// So many days that end a period weigh as they are told; by actual/actual, by their years.
  fileprivate func weight(of days: Int, to end: CalendarDate) -> Int {
    switch self {
    case .actualActual: weight(from: end.adding(days: -days), to: end)
    case .byPeriod, .actual360, .actual364, .actual365, .thirty360US, .thirty360European: days
    }
  }
}
