import Kernel

/// How a balance becomes ordinary interest: all that a row needs to know of the terms.
struct InterestRule {
  let rate: Rate
  /// The weight of a whole year.
  let year: Int
  let rounding: Rounding

  init(_ terms: borrowing LoanTerms) {
    rate = terms.annualRate
    year = terms.dayCount.year
    rounding = terms.rounding
  }

  /// Of a stretch of time.
  func interest(on base: Money, weight: Int) -> Money {
    base.interest(at: rate, days: weight, year: year, rounding: rounding)
  }

  /// Of centavos, each counted as often as the weight of the time it was lent.
  func interest(ofWeighted centavos: Int128) -> Money {
    let year = Int128(Rate.one.millionths) * Int128(year)
    return Money(minorUnits: rounding.divide(centavos * Int128(rate.millionths), by: year))
  }
}

extension LoanTerms {
  /// Ordinary interest of a stretch of time.
  func interest(on base: Money, weight: Int) -> Money {
    InterestRule(self).interest(on: base, weight: weight)
  }
}
