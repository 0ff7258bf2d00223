import Kernel

/// How a cycle's interest comes from its balances.
public struct LineInterest: Hashable, Sendable, Codable {
  public var method: Method
  public var interestFree: InterestFree
  public var bearing: Bearing

  public enum Method: String, Hashable, Sendable, Codable, CaseIterable {
    /// Each day's balance × rate ÷ year, summed exactly and rounded once, at the cut-off.
    case dailyBalances
    /// The average of the days' balances, rounded to the centavo as the statement prints it, ×
    /// rate × days ÷ year. Where the rate changed within the cycle, each counts its own days.
    case averageDailyBalance
  }

  public enum InterestFree: String, Hashable, Sendable, Codable, CaseIterable {
    case nothing
    /// Purchases bear none in a cycle if the whole balance of the statement before was paid by
    /// its due date; if it was not, they bear it from that statement's cut-off. Cash always does.
    case purchasesPaidInFull
  }

  public enum Bearing: String, Hashable, Sendable, Codable, CaseIterable {
    case principal
    /// Interest of earlier statements that is still unpaid bears interest too. Only where the
    /// contract capitalises it and a statement goes out every month (LGOAAC art. 87-I).
    case principalAndUnpaidInterest
  }

  public init(
    method: Method = .dailyBalances, interestFree: InterestFree = .nothing,
    bearing: Bearing = .principal
  ) {
    self.method = method
    self.interestFree = interestFree
    self.bearing = bearing
  }
}

/// A balance day after day: its sum, and its sum with each day's rate.
struct BalanceDays: Hashable {
  /// Centavos × days.
  var sum: Int128 = 0
  /// Centavos × millionths × weight of the day count.
  var rated: Int128 = 0

  mutating func add(_ balance: Money, days: Int, rated weight: Int128) {
    sum += Int128(balance.minorUnits) * Int128(days)
    rated += Int128(balance.minorUnits) * weight
  }

  static func + (lhs: BalanceDays, rhs: BalanceDays) -> BalanceDays {
    BalanceDays(sum: lhs.sum + rhs.sum, rated: lhs.rated + rhs.rated)
  }

  /// The average balance of so many days, to the centavo.
  func average(days: Int, rounding: Rounding) -> Money {
    days == 0 ? .zero : Money(minorUnits: rounding.divide(sum, by: Int128(days)))
  }
}

extension LineTerms {
  /// The interest that balances earn. `rated` is the sum of each day's rate by its weight.
  func interest(on balances: BalanceDays, days: Int, rated: Int128) -> Money {
    let weight: Int128
    switch interest.method {
    case .dailyBalances: weight = balances.rated
    case .averageDailyBalance:
      weight = Int128(balances.average(days: days, rounding: rounding).minorUnits) * rated
    }
    return yearly(weight)
  }

  /// Centavos × millionths × weight, over the year.
  func yearly(_ weight: Int128) -> Money {
    let year = Int128(Rate.one.millionths) * Int128(dayCount.year)
    return Money(minorUnits: rounding.divide(weight, by: year))
  }
}
