/// An exact amount in minor units (centavos). There is no initializer from `Double`.
public struct Money: Hashable, Sendable {
  public let minorUnits: Int64
  public let currency: Currency

  @inlinable
  public init(minorUnits: Int64, currency: Currency = .mxn) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  /// Whole pesos.
  @inlinable
  public static func mxn(_ pesos: Int64) -> Money { Money(minorUnits: pesos * 100) }
  /// Centavos.
  @inlinable
  public static func centavos(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits) }
  @inlinable public static var zero: Money { Money(minorUnits: 0) }

  @inlinable
  public var isZero: Bool { minorUnits == 0 }
  @inlinable
  public var isPositive: Bool { minorUnits > 0 }
  @inlinable
  public var isNegative: Bool { minorUnits < 0 }
}

public enum Currency: String, Hashable, Sendable, Codable {
  case mxn = "MXN"
}

extension Money: Comparable {
  @inlinable
  public static func < (lhs: Money, rhs: Money) -> Bool {
    sameCurrency(lhs, rhs)
    return lhs.minorUnits < rhs.minorUnits
  }
}

extension Money {
  @inlinable
  public static func + (lhs: Money, rhs: Money) -> Money {
    sameCurrency(lhs, rhs)
    return Money(minorUnits: lhs.minorUnits + rhs.minorUnits, currency: lhs.currency)
  }

  @inlinable
  public static func - (lhs: Money, rhs: Money) -> Money {
    sameCurrency(lhs, rhs)
    return Money(minorUnits: lhs.minorUnits - rhs.minorUnits, currency: lhs.currency)
  }

  @inlinable
  public static prefix func - (amount: Money) -> Money {
    Money(minorUnits: -amount.minorUnits, currency: amount.currency)
  }

  @inlinable
  public static func * (lhs: Money, count: Int) -> Money {
    Money(minorUnits: lhs.minorUnits * Int64(count), currency: lhs.currency)
  }

  @inlinable
  public static func += (lhs: inout Money, rhs: Money) { lhs = lhs + rhs }
  @inlinable
  public static func -= (lhs: inout Money, rhs: Money) { lhs = lhs - rhs }

  @inlinable
  static func sameCurrency(_ lhs: Money, _ rhs: Money) {
    precondition(lhs.currency == rhs.currency, "amounts of two currencies never meet")
  }
}

extension Money {
  /// Simple interest at a yearly rate, for so many of the days that make the year, exact until the
  /// single rounding the caller names.
  @inlinable
  public func interest(at rate: Rate, days: Int, year: Int, rounding: Rounding) -> Money {
    // In 64 bits where there is room, and in 128 where there is not: the same rule.
    let (yearly, isWide) = minorUnits.multipliedReportingOverflow(by: rate.millionths)
    let (weighted, isWider) = yearly.multipliedReportingOverflow(by: Int64(days))
    if !isWide, !isWider {
      let rounded = rounding.rounded(weighted, by: Rate.one.millionths * Int64(year))
      return Money(minorUnits: rounded, currency: currency)
    }
    let numerator = Int128(minorUnits) * Int128(rate.millionths) * Int128(days)
    let denominator = Int128(Rate.one.millionths) * Int128(year)
    return Money(minorUnits: rounding.divide(numerator, by: denominator), currency: currency)
  }

  /// A proportion of this amount: a fee of 3 %, IVA of 16 %.
  @inlinable
  public func proportion(_ rate: Rate, rounding: Rounding) -> Money {
    let (narrow, isWide) = minorUnits.multipliedReportingOverflow(by: rate.millionths)
    if !isWide {
      let rounded = rounding.rounded(narrow, by: Rate.one.millionths)
      return Money(minorUnits: rounded, currency: currency)
    }
    let numerator = Int128(minorUnits) * Int128(rate.millionths)
    let units = rounding.divide(numerator, by: Int128(Rate.one.millionths))
    return Money(minorUnits: units, currency: currency)
  }

  /// Splits without losing or minting a centavo: the shares always sum to `self`.
  /// The odd centavos go to the largest remainders, earliest first.
  public func split(by weights: [Int64]) -> [Money] {
    precondition(!weights.isEmpty && weights.allSatisfy { $0 >= 0 }, "weights are not negative")
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    precondition(total > 0, "at least one weight is positive")
    let exact = weights.map { Int128(minorUnits) * Int128($0) }
    var shares = exact.map { Int64($0 / total) }
    let left = minorUnits - shares.reduce(0, +)
    let byRemainder = exact.indices.sorted {
      let (a, b) = ((exact[$0] % total).magnitude, (exact[$1] % total).magnitude)
      return a == b ? $0 < $1 : a > b
    }
    for index in byRemainder.prefix(Int(left.magnitude)) { shares[index] += left.signum() }
    return shares.map { Money(minorUnits: $0, currency: currency) }
  }
}

extension Sequence<Money> {
  /// The total; zero pesos where there is nothing to add.
  @inlinable public var sum: Money { reduce(.zero, +) }
}
