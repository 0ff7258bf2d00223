import Kernel

extension OpenInstallment {
  /// Simple, on the base that the contract names, from the day after the due date. Rounded once,
  /// on the whole, so that many small payments cost no centavo. Never more than its cap, a share
  /// of what the instalment lacked when its day had gone by.
  @inline(__always)
  func moratorioEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    let weight = moratorioWeight(by: date, terms: terms)
    guard weight > 0, terms.lateFee == nil else { return .zero }
    let year = Int128(Rate.one.millionths) * Int128(terms.dayCount.daysOfYear)
    let units = terms.rounding.divide(
      weight * Int128(terms.moratorioAnnualRate.millionths), by: year)
    guard let cap = terms.moratorio.cap else {
      return terms.withMoratorioIVA(Money(minorUnits: units), of: self)
    }
    let most = overdueWhenLate.proportion(cap, rounding: terms.rounding)
    return terms.withMoratorioIVA(min(Money(minorUnits: units), most), of: self)
  }

  /// Days of grace weigh nothing until they are over; then they all count, where something is
  /// still overdue.
  @inline(__always)
  func moratorioWeight(by date: CalendarDate, terms: LoanTerms) -> Int128 {
    let days = moratorioFrom.days(to: date)
    guard terms.moratorio.graceDays > 0 else {
      return days > 0 ? moratorioWeight + weight(of: days, terms) : moratorioWeight
    }
    let graceEnd = dueOn.adding(days: terms.moratorio.graceDays)
    guard date > graceEnd else { return 0 }
    let base = moratorioBase(terms)
    if moratorioFrom <= graceEnd, base.isZero { return 0 }
    return moratorioWeight + Int128(base.minorUnits) * Int128(max(0, days))
  }

  /// The stretches that the weight is made of.
  func spans(by date: CalendarDate, terms: LoanTerms) -> [Explanation.Span] {
    let days = moratorioFrom.days(to: date)
    let base = moratorioBase(terms)
    guard days > 0, !base.isZero else { return moratorioSpans?.spans ?? [] }
    return (moratorioSpans?.spans ?? []) + [Explanation.Span(base: base, days: days)]
  }

  @inline(__always)
  private func weight(of days: Int, _ terms: borrowing LoanTerms) -> Int128 {
    Int128(moratorioBase(terms).minorUnits) * Int128(days)
  }

  /// What bears moratorio now: never what is disputed.
  @inline(__always)
  private func moratorioBase(_ terms: borrowing LoanTerms) -> Money {
    if isUsual, terms.moratorio.base == .overduePrincipal { return unpaidPrincipal }
    return undisputedBase(terms)
  }

  private func undisputedBase(_ terms: borrowing LoanTerms) -> Money {
    switch terms.moratorio.base {
    case .overduePrincipal:
      return max(.zero, unpaidPrincipal - disputed.principal)
    case .overdueInstallment:
      let interest = owed.ordinaryInterest + brought.ordinaryInterest - cleared.ordinaryInterest
      let undisputed = max(.zero, interest.net - disputed.ordinaryInterest.net)
      return max(.zero, unpaidPrincipal - disputed.principal) + undisputed
    case .outstandingPrincipal:
      return bearing
    }
  }

  /// What it lacked at the end of its due date.
  var overdueWhenLate: Money {
    unusual?.value.overdueWhenLate ?? unpaidOfTable
  }
}

extension OpenInstallment {
  /// Overdue principal that goes on bearing ordinary interest, from the day after the due date.
  func lateInterest(by date: CalendarDate, terms: LoanTerms) -> Part {
    let weight = lateInterestWeight(by: date, terms: terms)
    guard weight > 0 else { return .zero }
    let year = Int128(Rate.one.millionths) * Int128(terms.dayCount.daysOfYear)
    let units = terms.rounding.divide(weight, by: year)
    return terms.withIVA(Money(minorUnits: units), of: self)
  }

  private func lateInterestWeight(by date: CalendarDate, terms: LoanTerms) -> Int128 {
    let before = unusual?.value.lateInterest ?? 0
    guard terms.lateInterestRuns else { return before }
    let days = max(0, moratorioFrom.days(to: date))
    return before + Int128(unpaidPrincipal.minorUnits) * Int128(days)
      * Int128(terms.annualRate.millionths)
  }

  /// Before what is overdue changes: what it has borne so far stays as it is.
  mutating func fixLateness(on date: CalendarDate, terms: borrowing LoanTerms) {
    guard date > moratorioFrom else { return }
    if terms.moratorio.cap != nil, unusual?.value.overdueWhenLate == nil {
      let overdue = unpaidOfTable
      change { $0.overdueWhenLate = overdue }
    }
    if terms.lateInterestRuns {
      let weight = lateInterestWeight(by: date, terms: terms)
      if weight > 0 { change { $0.lateInterest = weight } }
    }
    let base = moratorioBase(terms)
    if !base.isZero {
      let days = moratorioFrom.days(to: date)
      moratorioSpans = .stretch(
        Explanation.Span(base: base, days: days), before: moratorioSpans)
    }
    if terms.moratorio.graceDays > 0 { forgetGrace(by: date, terms: terms) }
    moratorioWeight += weight(of: moratorioFrom.days(to: date), terms)
    moratorioFrom = date
  }

  /// Paid within its days of grace, an instalment was never late.
  private mutating func forgetGrace(by date: CalendarDate, terms: LoanTerms) {
    let graceEnd = dueOn.adding(days: terms.moratorio.graceDays)
    guard date > graceEnd, moratorioFrom <= graceEnd, moratorioBase(terms).isZero else { return }
    (moratorioWeight, moratorioSpans) = (0, nil)
  }
}

extension LoanTerms {
  /// Whether principal that is overdue goes on bearing ordinary interest.
  @inline(__always)
  var lateInterestRuns: Bool {
    moratorio.ordinaryInterest == .runsBeside || recalculation == .onEarlyAndLate
  }
}

extension Replay {
  /// Where all principal bears moratorio while any is late, the oldest unpaid instalment bears it
  /// for all of them.
  mutating func shiftBearing(on date: CalendarDate) {
    guard terms.moratorio.base == .outstandingPrincipal else { return }
    let whole = rows.map { max(.zero, $0.unpaidPrincipal - $0.disputed.principal) }.sum
    let oldest = rows.firstIndex { $0.overdueOfTable.isPositive }
    for index in rows.indices {
      let bearing = index == oldest ? whole : .zero
      guard rows[index].bearing != bearing else { continue }
      rows[index].fixLateness(on: date, terms: terms)
      rows[index].moratorioFrom = max(rows[index].moratorioFrom, date)
      rows[index].bearing = bearing
    }
  }
}
