import Kernel

/// How a balance becomes ordinary interest: all that a row needs to know of the terms.
struct InterestRule {
  let rate: Rate
  /// The weight of a whole year.
  let year: Int
  let rounding: Rounding
  let arithmetic: Arithmetic

  init(_ terms: borrowing LoanTerms) {
    rate = terms.annualRate
    year = terms.dayCount.year
    rounding = terms.rounding
    arithmetic = terms.arithmetic
  }

  /// Of a stretch of time.
  func interest(on base: Money, weight: Int) -> Money {
    switch arithmetic {
    case .exact:
      base.interest(at: rate, days: weight, year: year, rounding: rounding)
    case .significantDigits(let digits):
      (SignificantDecimal(base, digits: digits) * rate.factor(weight, of: year, digits: digits))
        .rounded(rounding)
    }
  }

  /// Of centavos, each counted as often as the weight of the time it was lent.
  func interest(ofWeighted centavos: Int128) -> Money {
    switch arithmetic {
    case .exact:
      let year = Int128(Rate.one.millionths) * Int128(year)
      return Money(minorUnits: rounding.divide(centavos * Int128(rate.millionths), by: year))
    case .significantDigits(let digits):
      let weighted = SignificantDecimal(centavos, exponent: -2, digits: digits)
      return (weighted * rate.factor(1, of: year, digits: digits)).rounded(rounding)
    }
  }
}

extension LoanTerms {
  /// Ordinary interest of a stretch of time.
  func interest(on base: Money, weight: Int) -> Money {
    InterestRule(self).interest(on: base, weight: weight)
  }
}

extension Rate {
  /// What one peso earns in a share of the year.
  func factor(_ weight: Int, of year: Int, digits: Int) -> SignificantDecimal {
    let share =
      SignificantDecimal(Int128(weight), digits: digits)
      / SignificantDecimal(Int128(year), digits: digits)
    return SignificantDecimal(self, digits: digits) * share
  }
}
