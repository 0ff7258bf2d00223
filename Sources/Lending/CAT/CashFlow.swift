public import Kernel

/// Money that the borrower receives (positive) or pays (negative), and when, for the CAT.
public struct CashFlow: Hashable, Sendable, Codable {
  public let time: YearFraction
  public let amount: Money

  public init(_ amount: Money, at time: YearFraction) {
    self.amount = amount
    self.time = time
  }
}

/// Time from the date the contract takes effect, in years, kept exact: periods of the year, and
/// days of a 360-day year before them where the first period is not whole.
public struct YearFraction: Hashable, Sendable, Codable {
  public let numerator: Int
  public let denominator: Int

  public init(_ numerator: Int, of denominator: Int) {
    precondition(numerator >= 0 && denominator > 0, "time runs forward")
    let common = Self.commonDivisor(numerator, denominator)
    self.numerator = numerator / common
    self.denominator = denominator / common
  }

  public static let start = YearFraction(0, of: 1)
  public static func days(_ count: Int) -> YearFraction { YearFraction(count, of: 360) }

  public static func + (lhs: YearFraction, rhs: YearFraction) -> YearFraction {
    YearFraction(
      lhs.numerator * rhs.denominator + rhs.numerator * lhs.denominator,
      of: lhs.denominator * rhs.denominator)
  }

  /// So many parts later.
  func adding(_ count: Int, of part: YearFraction) -> YearFraction {
    self + YearFraction(count * part.numerator, of: part.denominator)
  }

  private static func commonDivisor(_ lhs: Int, _ rhs: Int) -> Int {
    rhs == 0 ? lhs : commonDivisor(rhs, lhs % rhs)
  }
}
