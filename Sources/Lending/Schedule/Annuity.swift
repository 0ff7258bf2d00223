import Kernel

/// What so many payments of one centavo are worth on the day the loan begins, by the compound
/// discount of their periods, each factor kept to 24 decimals.
struct Annuity {
  /// A centavo today.
  static let one: Int128 = 1_000_000_000_000_000_000_000_000

  private(set) var sum: Int128 = 0
  /// The factor of the last period's end.
  private(set) var last: Int128 = Self.one

  /// A period that spares principal has no factor, because the interest it asks leaves the balance
  /// as it was.
  init(terms: LoanTerms, periods: ArraySlice<Period>) {
    let discount = Discount(terms, usual: periods.last)
    for period in periods where !period.sparesPrincipal {
      last = discount.over(period, last)
      sum += last
    }
  }

  /// Of payments that are so many times the first.
  init(terms: LoanTerms, periods: ArraySlice<Period>, growing growths: [Int128]) {
    for (factor, growth) in zip(Self.factors(terms: terms, periods: periods), growths) {
      let (whole, part) = factor.quotientAndRemainder(dividingBy: Growth.one)
      sum += whole * growth + part * growth / Growth.one
    }
  }

  /// The factor of every period, 0 where it spares principal.
  static func factors(terms: LoanTerms, periods: ArraySlice<Period>) -> [Int128] {
    let discount = Discount(terms, usual: periods.last)
    var factor = one
    return periods.map { period in
      if period.sparesPrincipal { return 0 }
      factor = discount.over(period, factor)
      return factor
    }
  }

  /// The payment that repays `principal` and leaves `balloon` for the last day, in centavos: a
  /// numerator and what divides it.
  func payment(for principal: Money, leaving balloon: Money = .zero) -> (Int128, by: Int128) {
    let owed = Int128(principal.minorUnits) * Self.one - Int128(balloon.minorUnits) * last
    return (owed, by: sum)
  }
}

/// What time takes from a later payment, period by period.
private struct Discount {
  let rate: Int128
  let whole: Int128
  /// Where all periods count as alike: the weight of each.
  let step: Int?
  /// The weight of the last period, which most share, and what it leaves of one: 90 bits of it,
  /// so that a factor over such a period is a product and not a division.
  let usual: Int
  let usualRatio: UInt128

  init(_ terms: LoanTerms, usual: Period?) {
    let part = terms.annuityBasis == .equalPeriods ? terms.frequency.periodOfYear : nil
    rate = Int128(terms.annualRate.millionths)
    whole = Int128(Rate.one.millionths) * Int128(part?.denominator ?? terms.dayCount.year)
    step = part?.numerator
    self.usual = usual.map { Self.weight($0, part?.numerator) } ?? 0
    usualRatio = (UInt128(whole) << 90) / UInt128(whole + rate * Int128(self.usual))
  }

  func over(_ period: Period, _ factor: Int128) -> Int128 {
    let weight = Self.weight(period, step)
    guard weight == usual else { return factor * whole / (whole + rate * Int128(weight)) }
    let product = usualRatio.multipliedFullWidth(by: UInt128(factor))
    return Int128(product.high << 38 | product.low >> 90)
  }

  private static func weight(_ period: Period, _ step: Int?) -> Int {
    period.levelWeight == 0 ? 0 : step ?? period.levelWeight
  }
}
