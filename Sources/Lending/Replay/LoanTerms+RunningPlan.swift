import Kernel

extension LoanTerms {
  /// Level payments that follow the balance stretch by stretch, for loans whose every step keeps
  /// so many digits; nil where the rows of the table are worked out one by one.
  func runningPlan(over periods: @autoclosure () -> [RunningPlan.Period]) -> RunningPlan? {
    guard case .significantDigits(let digits) = arithmetic, isEvenlyLevel else { return nil }
    let rate = PeriodicRate(self, digits: digits)
    let periods = periods()
    guard areMonths(periods) || periods.allSatisfy(rate.isWhole) && !bearsStub(periods[0])
    else { return nil }
    var plan = RunningPlan(
      periods: periods, rate: rate, rounding: rounding, levels: installmentRounding)
    plan.draw(plannedPrincipal, on: disbursedOn)
    return plan
  }

  /// Months on actual days that bear the days of the one they start in, however many they have:
  /// the rule of the systems that work so.
  private func areMonths(_ periods: [RunningPlan.Period]) -> Bool {
    guard case .months = frequency, !dayCount.hasNominalMonths else { return false }
    return wholePeriods(in: periods[0]) == 1
  }

  /// The first instalment alone bears the days of a first period that is not whole.
  private func bearsStub(_ first: RunningPlan.Period) -> Bool {
    firstDue.stub == .inFirstInstallment && wholePeriods(in: first) == nil
  }

  private func wholePeriods(in first: RunningPlan.Period) -> Int? {
    WholePeriods(self).count(fromDisbursement: disbursedOn, to: first.end)
  }

  /// Every instalment asks the same, for one period that bears what it lasts.
  private var isEvenlyLevel: Bool {
    method == .level && annuityBasis == .exactPeriods && installmentRounding.difference != .first
      && grace == .none && skippedMonths.isEmpty && !workingDays.movesInterest
  }
}

extension RunningPlan.Period {
  init(_ period: Period) {
    self.init(start: period.start, end: period.end, days: period.interestDays)
  }

  init(_ row: Installment) {
    self.init(start: row.periodStart, end: row.periodEnd, days: row.interestDays)
  }
}
