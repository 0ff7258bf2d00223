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
  let levelWeight: Int
  /// Asks no principal.
  let sparesPrincipal: Bool
  /// Its interest waits for the next one that does not.
  let defersInterest: Bool
}

extension Period {
  static func all(
    of terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) -> [Period] {
    let firstIsWhole = DueDates(terms: terms).firstIsWhole(ends[0])
    var start = terms.disbursedOn
    var periods: [Period] = []
    periods.reserveCapacity(ends.count)
    for index in ends.indices {
      let isStub = index == 0 && !firstIsWhole
      periods.append(
        Period(terms, from: start, to: ends[index], dueOn: dueOn[index], index, isStub: isStub))
      start = ends[index]
    }
    return terms.method == .bullet ? [joined(periods)] : periods
  }

  private init(
    _ terms: LoanTerms, from start: CalendarDate, to end: CalendarDate, dueOn: CalendarDate,
    _ index: Int, isStub: Bool
  ) {
    self.start = start
    self.end = end
    self.dueOn = dueOn
    let nominal = terms.frequency.nominalDays
    if terms.dayCount == .byPeriod, !isStub, let nominal {
      interestDays = nominal * Self.wholePeriods(terms, from: start, to: end, of: nominal)
    } else if terms.dayCount == .actualActual {
      interestDays = start.days(to: end)
    } else {
      interestDays = terms.dayCount.weight(from: start, to: end)
    }
    let isFree = index < terms.grace.interestFree
    let weight = isFree ? 0 : terms.dayCount.weight(ofPeriod: interestDays, from: start, to: end)
    self.weight = weight
    let isLevelled = isStub && !isFree && terms.firstDue.stub == .inFirstInstallment
    levelWeight = nominal.flatMap { isLevelled ? terms.dayCount.weight(ofDays: $0) : nil } ?? weight
    sparesPrincipal = terms.grace.sparesPrincipal(index)
    defersInterest = index < terms.grace.interestPayment
  }

  /// A season without instalments makes one period of several.
  private static func wholePeriods(
    _ terms: LoanTerms, from start: CalendarDate, to end: CalendarDate, of days: Int
  ) -> Int {
    if terms.skippedMonths.isEmpty { return 1 }
    return max(1, (2 * start.days(to: end) + days) / (2 * days))
  }

  /// One period from the first start to the last end.
  private static func joined(_ periods: [Period]) -> Period {
    let last = periods[periods.count - 1]
    let weight = periods.reduce(0) { $0 + $1.weight }
    return Period(
      start: periods[0].start, end: last.end, dueOn: last.dueOn,
      interestDays: periods.reduce(0) { $0 + $1.interestDays }, weight: weight,
      levelWeight: weight, sparesPrincipal: false, defersInterest: false)
  }
}

extension Period {
  /// The period of an instalment that is already agreed.
  init(of row: OpenInstallment, terms: LoanTerms) {
    let index = row.number - 1
    let isFree = index < terms.grace.interestFree
    let weight = terms.dayCount.weight(
      ofPeriod: row.interestDays, from: row.periodStart, to: row.periodEnd)
    self.init(
      start: row.periodStart, end: row.periodEnd, dueOn: row.dueOn,
      interestDays: row.interestDays, weight: isFree ? 0 : weight,
      levelWeight: isFree ? 0 : weight, sparesPrincipal: terms.grace.sparesPrincipal(index),
      defersInterest: index < terms.grace.interestPayment)
  }
}

extension DayCount {
  /// By-period loans count the days they say; the others weigh the dates.
  fileprivate func weight(
    ofPeriod days: Int, from start: CalendarDate, to end: CalendarDate
  ) -> Int {
    switch self {
    case .actualActual: weight(from: start, to: end)
    case .byPeriod, .actual360, .actual364, .actual365, .thirty360US, .thirty360European: days
    }
  }
}
