public import Kernel

/// A rate as it is said to the borrower. Contracts and statements must say it a year (LTOSF
/// art. 9), and how it is worked out before signing (LGOAAC art. 87-M); whatever way it is said,
/// the loan bears one nominal annual rate.
public enum QuotedRate: Hashable, Sendable {
  /// 60 % a year, a twelfth of it each month.
  case nominalAnnual(Rate)
  /// What a year's interest comes to where each period's is compounded: the CAT of a loan
  /// without fees.
  case effectiveAnnual(Rate)
  /// 5 % a month, 1.75 % a week.
  case perPeriod(Rate)

  private var rate: Rate {
    switch self {
    case .nominalAnnual(let rate), .effectiveAnnual(let rate), .perPeriod(let rate): rate
    }
  }
}

extension QuotedRate {
  /// The nominal annual rate that a loan of that frequency bears, in millionths. A nominal rate is
  /// itself; a rate a period is exact where its year divides it; the rest is rounded once.
  public func nominalAnnual(
    for frequency: Frequency, dayCount: DayCount = .byPeriod, rounding: Rounding = .halfEven
  ) throws(RateRefused) -> Rate {
    guard rate >= .zero else { throw .rateNegative }
    guard rate <= .percent(1_000_000) else { throw .rateOutOfRange }
    if case .nominalAnnual(let rate) = self { return rate }
    let compounding = try Compounding(frequency, dayCount: dayCount)
    switch self {
    case .nominalAnnual(let rate): return rate
    case .effectiveAnnual(let rate):
      return try compounding.nominal(of: rate, rounding: rounding)
    case .perPeriod(let rate): return compounding.nominal(ofPeriod: rate, rounding: rounding)
    }
  }
}

extension Rate {
  /// What this nominal annual rate comes to in a year where each period's interest is compounded.
  public func effectiveAnnual(
    for frequency: Frequency, dayCount: DayCount = .byPeriod, rounding: Rounding = .halfEven
  ) throws(RateRefused) -> Rate {
    guard self >= .zero else { throw .rateNegative }
    guard self <= .percent(1_000_000) else { throw .rateOutOfRange }
    let compounding = try Compounding(frequency, dayCount: dayCount)
    return try compounding.effective(of: self, rounding: rounding)
  }
}
