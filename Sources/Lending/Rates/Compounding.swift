import Kernel

/// How a nominal annual rate and an effective one stand to each other: with p the part of the year
/// that a period takes and a the part of the nominal rate that it bears,
/// (1 + nominal × a)^(1/p) = 1 + effective. They differ where a week is 7 days of 360 for the
/// interest and a 52nd of the year for the calendar.
struct Compounding {
  let period: YearFraction
  let accrual: YearFraction

  init(_ frequency: Frequency, dayCount: DayCount) throws(RateRefused) {
    guard let period = frequency.periodOfYear, let days = frequency.nominalDays else {
      throw .periodUnknown
    }
    self.period = period
    accrual =
      switch (dayCount, frequency) {
      case (.byPeriod, _), (_, .days), (_, .weeks): YearFraction(days, of: dayCount.daysOfYear)
      case (_, .months), (_, .years), (_, .daysOfMonth), (_, .weekdayOfMonth), (_, .dates): period
      }
  }

  func nominal(ofPeriod rate: Rate, rounding: Rounding) -> Rate {
    let year = Int128(rate.millionths) * Int128(accrual.denominator)
    return Rate(millionths: rounding.divide(year, by: Int128(accrual.numerator)))
  }

  func nominal(of effective: Rate, rounding: Rounding) throws(RateRefused) -> Rate {
    let target = 2 * Int128(effective.millionths)
    return try rounded(rounding) { compare(nominalHalves: $0, effectiveHalves: target) }
  }

  func effective(of nominal: Rate, rounding: Rounding) throws(RateRefused) -> Rate {
    let target = 2 * Int128(nominal.millionths)
    return try rounded(rounding) { -compare(nominalHalves: target, effectiveHalves: $0) }
  }

  /// Minus one, zero or one as the nominal rate compounds to less, as much or more than the
  /// effective one. Both in half millionths.
  private func compare(nominalHalves: Int128, effectiveHalves: Int128) -> Int {
    let one = Int128(2 * Rate.one.millionths)
    let whole = one * Int128(accrual.denominator)
    let grown = Magnitude(whole + nominalHalves * Int128(accrual.numerator))
    let left =
      grown.power(period.denominator) * Magnitude(one).power(period.numerator)
    let right =
      Magnitude(one + effectiveHalves).power(period.numerator)
      * Magnitude(whole).power(period.denominator)
    return left < right ? -1 : left == right ? 0 : 1
  }

  /// The rate at which `compare`, which grows with its half millionths, turns from minus to plus.
  private func rounded(
    _ rounding: Rounding, compare: (Int128) -> Int
  ) throws(RateRefused) -> Rate {
    var (low, high) = (Int128(0), Int128(1) << 61)
    guard compare(2 * high) > 0 else { throw .rateOutOfRange }
    while high - low > 1 {
      let middle = (low + high) / 2
      if compare(2 * middle) <= 0 { low = middle } else { high = middle }
    }
    if compare(2 * low) == 0 { return Rate(millionths: Int64(low)) }
    let pastHalf = -compare(2 * low + 1)
    return Rate(millionths: rounding.divide(4 * low + 2 + Int128(pastHalf), by: 4))
  }
}
