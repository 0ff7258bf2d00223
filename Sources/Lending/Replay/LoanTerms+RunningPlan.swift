import Kernel

extension LoanTerms {
  /// Level payments worked out digit by digit, where the contract says so; nil where exact
  /// fractions give the table.
  func runningPlan(_ periods: [(start: CalendarDate, end: CalendarDate)]) -> RunningPlan? {
    guard case .significantDigits(let digits) = arithmetic, method == .level, grace == .none
    else { return nil }
    let whole = WholePeriods(self).count(fromDisbursement: disbursedOn, to: periods[0].end)
    var plan = RunningPlan(
      periods: periods, rate: PeriodicRate(self, digits: digits),
      multiple: installmentRounding.multiple, mode: installmentRounding.mode ?? rounding,
      startsWithStub: whole == nil)
    plan.draw(plannedPrincipal, on: disbursedOn)
    return plan
  }
}
