import Kernel

extension Schedule {
  /// When each row is paid, as the CAT counts time: by the dates of the contract, wherever a day
  /// that nobody works moves the payment or its interest. Whole periods count as k/n of the year. A
  /// season without payments is several of them. A first period that is not whole, the only period
  /// of a single payment, and dates agreed one by one count by their days over 360.
  var times: [YearFraction] {
    let start = terms.disbursedOn
    let dates = contractualDates
    guard let part = terms.frequency.periodOfYear, terms.installmentCount > 1
    else { return dates.map { .days(start.days(to: $0)) } }
    if terms.method == .bullet { return [bulletTime(part, to: dates[0])] }
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

  /// All the periods of a loan that is paid at once, where they are whole.
  private func bulletTime(_ part: YearFraction, to end: CalendarDate) -> YearFraction {
    let start = terms.disbursedOn
    guard let all = try? DueDates(terms: terms).all(), all[all.count - 1] == end,
      WholePeriods(terms).count(fromDisbursement: start, to: all[0]) != nil
    else { return .days(start.days(to: end)) }
    return YearFraction.start.adding(terms.installmentCount, of: part)
  }
}
