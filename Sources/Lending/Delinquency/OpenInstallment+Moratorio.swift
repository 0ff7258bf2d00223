import Kernel

extension OpenInstallment {
  /// From the day after the due date; no moratorio beside a late fee.
  @inline(__always)
  func moratorioEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    let weight = moratorioWeight(by: date, terms: terms)
    guard weight > 0, !terms.hasLateFee else { return .zero }
    return terms.moratorio(weighing: weight, lacking: overdueWhenLate, due: dueOn)
  }

  /// Days of grace weigh nothing until they are over; then they all count, where something is
  /// still overdue.
  @inline(__always)
  private func moratorioWeight(by date: CalendarDate, terms: LoanTerms) -> Int128 {
    let base = moratorioBase(terms)
    if terms.moratorio.graceDays > 0 {
      let graceEnd = dueOn.adding(days: terms.moratorio.graceDays)
      if date <= graceEnd || lateness.since <= graceEnd && base.isZero { return 0 }
    }
    return lateness.weight(by: date, on: base)
  }

  /// The stretches that the weight is made of.
  func spans(by date: CalendarDate, terms: LoanTerms) -> [Explanation.Span] {
    lateness.spans(by: date, on: moratorioBase(terms))
  }

  /// What bears moratorio now: never what is disputed.
  @inline(__always)
  private func moratorioBase(_ terms: LoanTerms) -> Money {
    switch terms.moratorio.base {
    case .overduePrincipal: undisputedPrincipal
    case .overdueInstallment:
      undisputedPrincipal
        + max(.zero, left.ordinaryInterest.net - disputed.ordinaryInterest.net)
    case .outstandingPrincipal: bearing
    }
  }

  @inline(__always)
  private var undisputedPrincipal: Money {
    guard let unusual else { return owed.principal - paid.principal }
    return max(.zero, unpaidPrincipal - unusual.value.disputed.principal)
  }

  /// What it lacked at the end of its due date.
  @inline(__always)
  var overdueWhenLate: Money {
    unusual?.value.overdueWhenLate ?? unpaidOfTable
  }
}

extension OpenInstallment {
  /// Before what is overdue changes: what it has borne so far stays as it is.
  mutating func fixLateness(on date: CalendarDate, terms: LoanTerms) {
    guard date > lateness.since else { return }
    if terms.moratorio.cap != nil, unusual?.value.overdueWhenLate == nil {
      let overdue = unpaidOfTable
      change { $0.overdueWhenLate = overdue }
    }
    fixLateInterest(on: date, terms: terms)
    let base = moratorioBase(terms)
    if base.isZero { forgetGrace(by: date, terms: terms) }
    lateness.fix(on: date, base: base)
  }

  /// Paid within its days of grace, an instalment was never late.
  private mutating func forgetGrace(by date: CalendarDate, terms: LoanTerms) {
    let graceEnd = dueOn.adding(days: terms.moratorio.graceDays)
    guard terms.moratorio.graceDays > 0, date > graceEnd, lateness.since <= graceEnd
    else { return }
    lateness.forget()
  }
}

extension LoanTerms {
  /// Simple, on the base that the contract names. Rounded once, on the whole, so that many small
  /// payments cost no centavo. Never more than its cap, a share of what the instalment lacked when
  /// its day had gone by.
  fileprivate func moratorio(
    weighing weight: Int128, lacking overdue: Money, due dueOn: CalendarDate
  ) -> Part {
    let year = Int128(Rate.one.millionths) * Int128(dayCount.daysOfYear)
    let units = rounding.divide(weight * Int128(moratorioAnnualRate.millionths), by: year)
    let simple = Money(minorUnits: units)
    let most = moratorio.cap.map { overdue.proportion($0, rounding: rounding) }
    return withMoratorioIVA(min(simple, most ?? simple), due: dueOn)
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
      rows[index].lateness.skip(to: date)
      rows[index].bearing = bearing
    }
  }
}
