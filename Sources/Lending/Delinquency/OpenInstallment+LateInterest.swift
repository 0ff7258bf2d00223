import Kernel

extension OpenInstallment {
  /// Overdue principal that goes on bearing ordinary interest, from the day after the due date.
  @inline(__always)
  func lateInterest(by date: CalendarDate, terms: LoanTerms) -> Part {
    guard unusual != nil || terms.lateInterestRuns else { return .zero }
    let interest = terms.lateInterest(weighing: lateInterestWeight(by: date, terms: terms))
    return interest.isZero ? .zero : withIVA(interest, terms)
  }

  /// Overdue centavos times days times the yearly rate in millionths.
  @inline(__always)
  private func lateInterestWeight(by date: CalendarDate, terms: LoanTerms) -> Int128 {
    let before = unusual?.value.lateInterest ?? 0
    guard terms.lateInterestRuns else { return before }
    let days = max(0, lateness.since.days(to: date))
    return before + Int128(unpaidPrincipal.minorUnits) * Int128(days)
      * Int128(terms.annualRate.millionths)
  }

  /// What it has borne by then keeps the rate it was borne at.
  mutating func fixLateInterest(on date: CalendarDate, terms: LoanTerms) {
    guard terms.lateInterestRuns else { return }
    let weight = lateInterestWeight(by: date, terms: terms)
    if weight > 0 { change { $0.lateInterest = weight } }
  }
}

extension LoanTerms {
  /// Whether principal that is overdue goes on bearing ordinary interest.
  @inline(__always)
  var lateInterestRuns: Bool {
    moratorio.ordinaryInterest == .runsBeside || recalculation == .onEarlyAndLate
  }

  fileprivate func lateInterest(weighing weight: Int128) -> Money {
    let year = Int128(Rate.one.millionths) * Int128(dayCount.daysOfYear)
    return Money(minorUnits: rounding.divide(max(0, weight), by: year))
  }
}
