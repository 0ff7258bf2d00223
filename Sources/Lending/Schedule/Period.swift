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
  /// Of contractual dates and the days to pay that follow from them.
  static func all(
    of terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) -> [Period] {
    let whole = WholePeriods(terms)
    var agreedStart = terms.disbursedOn
    var start = agreedStart
    var periods: [Period] = []
    periods.reserveCapacity(ends.count)
    for (index, agreed) in ends.enumerated() {
      let count =
        index > 0
        ? whole.count(from: agreedStart, to: agreed)
        : whole.count(fromDisbursement: start, to: agreed)
      let end = terms.workingDays.movesInterest ? dueOn[index] : agreed
      periods.append(
        Period(terms, index, from: start, to: end, dueOn: dueOn[index], wholePeriods: count))
      (agreedStart, start) = (agreed, end)
    }
    if case .bullet = terms.method { return [joined(periods)] }
    return periods
  }

  private init(
    _ terms: LoanTerms, _ index: Int, from start: CalendarDate, to end: CalendarDate,
    dueOn: CalendarDate, wholePeriods: Int?
  ) {
    self.start = start
    self.end = end
    self.dueOn = dueOn
    let nominal = terms.frequency.nominalDays
    if terms.dayCount == .byPeriod, let wholePeriods, let nominal {
      interestDays = nominal * wholePeriods
    } else if terms.dayCount == .actualActual {
      interestDays = start.days(to: end)
    } else {
      interestDays = terms.dayCount.weight(from: start, to: end)
    }
    let isFree = index < terms.grace.interestFree
    let weight = isFree ? 0 : terms.dayCount.weight(ofPeriod: interestDays, from: start, to: end)
    self.weight = weight
    let isLevelled =
      wholePeriods == nil && !isFree && terms.firstDue.stub == .inFirstInstallment
      && terms.method.solvesPayment
    levelWeight = nominal.flatMap { isLevelled ? terms.dayCount.weight(ofDays: $0) : nil } ?? weight
    sparesPrincipal = terms.sparesPrincipal(index)
    defersInterest = index < terms.grace.interestPayment
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
    let index = row.place
    let isFree = index < terms.grace.interestFree
    let weight = terms.dayCount.weight(
      ofPeriod: row.interestDays, from: row.periodStart, to: row.periodEnd)
    self.init(
      start: row.periodStart, end: row.periodEnd, dueOn: row.dueOn,
      interestDays: row.interestDays, weight: isFree ? 0 : weight,
      levelWeight: isFree ? 0 : weight,
      sparesPrincipal: row.holiday != nil || terms.sparesPrincipal(index),
      defersInterest: index < terms.grace.interestPayment)
  }

  /// The period of an instalment that a modification agrees, at a place from 0.
  init(_ terms: LoanTerms, _ date: AgreedDate, from start: CalendarDate, place: Int) {
    let isFree = place < terms.grace.interestFree
    let weight = terms.dayCount.weight(ofPeriod: date.interestDays, from: start, to: date.end)
    self.init(
      start: start, end: date.end, dueOn: date.dueOn, interestDays: date.interestDays,
      weight: isFree ? 0 : weight, levelWeight: isFree ? 0 : weight,
      sparesPrincipal: terms.sparesPrincipal(place),
      defersInterest: place < terms.grace.interestPayment)
  }
}

extension LoanTerms {
  /// The last instalment spares nothing: it takes what is left.
  fileprivate func sparesPrincipal(_ index: Int) -> Bool {
    index < installmentCount - 1 && grace.sparesPrincipal(index)
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
