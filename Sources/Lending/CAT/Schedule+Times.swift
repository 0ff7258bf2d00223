import Kernel

extension Schedule {
  /// When each row is paid, as the CAT counts time: by the dates of the contract, wherever a day
  /// that nobody works moves the payment or its interest. Whole periods count as k/n of the year. A
  /// season without payments is several of them. A first period that is not whole, dates agreed one
  /// by one, and a single payment, which has no period, count by their days over 360. `paid` is
  /// what each row asks.
  func times(of paid: [Money]) -> [YearFraction] {
    let start = terms.disbursedOn
    let dates = contractualDates
    let isPeriodic = paid.count { !$0.isZero } > 1
    guard isPeriodic, let part = terms.frequency.periodOfYear
    else { return dates.map { .days(start.days(to: $0)) } }
    let periods = WholePeriods(terms)
    let begins =
      periods.count(fromDisbursement: start, to: dates[0]).map {
        YearFraction.start.adding($0, of: part)
      }
      ?? .days(start.days(to: dates[0]))
    var passed = 0
    return [begins]
      + zip(dates, dates.dropFirst()).map { earlier, later in
        passed += periods.count(from: earlier, to: later)
        return begins.adding(passed, of: part)
      }
  }
}
