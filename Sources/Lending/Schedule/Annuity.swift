import Kernel

/// What so many payments of one centavo are worth on the day the loan begins, by the compound
/// discount of their periods, each factor kept to 24 decimals.
struct Annuity {
  /// A centavo today.
  static var one: Int128 { 1_000_000_000_000_000_000_000_000 }

  private(set) var sum: Int128 = 0
  /// The factor of the last period's end.
  private(set) var last: Int128 = Self.one

  /// A period that spares principal has no factor, because the interest it asks leaves the balance
  /// as it was.
  init(terms: borrowing LoanTerms, periods: ArraySlice<Period>) {
    let discount = Discount(terms)
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
    let discount = Discount(terms)
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
struct Discount {
  private let rate: Rate
  /// The weight of a year.
  private let year: Int
  private let whole: Int64
  /// Where all periods count as alike: the weight of each.
  private let step: Int?

  init(_ terms: borrowing LoanTerms) {
    let part = terms.annuityBasis == .equalPeriods ? terms.frequency.periodOfYear : nil
    rate = terms.annualRate
    year = part?.denominator ?? terms.dayCount.year
    whole = Rate.one.millionths * Int64(year)
    step = part?.numerator
  }

  /// What a peso earns in the period.
  func factor(_ period: Period, digits: Int) -> SignificantDecimal {
    rate.factor(weight(period), of: year, digits: digits)
  }

  func over(_ period: Period, _ factor: Int128) -> Int128 {
    factor * Int128(whole) / Int128(grown(weight(period)))
  }

  /// What is left of 2⁶⁴ over a period of that weight, rounded down.
  func below(_ weight: Int) -> UInt64 {
    let grown = UInt64(grown(weight))
    if grown == whole { return .max }
    return grown.dividingFullWidth((high: UInt64(whole), low: 0)).quotient
  }

  /// What the whole becomes with the interest of a period of that weight.
  private func grown(_ weight: Int) -> Int64 { whole + rate.millionths * Int64(weight) }

  func weight(_ period: Period) -> Int {
    period.levelWeight == 0 ? 0 : step ?? period.levelWeight
  }
}
