public import Kernel

/// Interest as it was earned over a period on one base. Where principal moved inside the period,
/// each stretch is a period of its own.
public struct InterestPeriod: Hashable, Sendable, Codable {
  /// What the interest was worked out on.
  public var base: Money
  /// Ordinary or moratorio, without IVA.
  public var interest: Money
  /// The day before its first day of interest.
  public var start: CalendarDate
  /// Its last day of interest.
  public var end: CalendarDate

  public init(base: Money, interest: Money, start: CalendarDate, end: CalendarDate) {
    self.base = base
    self.interest = interest
    self.start = start
    self.end = end
  }
}

/// The value of interest for IVA: what of it exceeds inflation.
public struct RealInterest: Hashable, Sendable, Codable {
  /// The base of the tax; zero where inflation is as much as the interest, or more.
  public let value: Money
  public let udiAtStart: UDI
  public let udiAtEnd: UDI
  /// The days whose UDI were used: the period's own, or those of the one before it.
  public let udiFrom: CalendarDate
  public let udiThrough: CalendarDate
}

extension InterestPeriod {
  /// The real value of the interest (LIVA art. 18-A fr. I): the base times the period's rate less
  /// its inflation, which is the UDI of the last day over that of the day before the first, less
  /// one. Rounded once.
  ///
  /// Where the last day's UDI is not published and the period is of a month or less, the UDI are
  /// those of the period just before, of as many days. Loans in UDIS need none of this: their
  /// interest without the adjustment of principal is the value (fr. II).
  public func realInterest(
    udi table: UDITable, rounding: Rounding = .halfEven
  ) throws(TaxRefused) -> RealInterest {
    guard !base.isNegative, !interest.isNegative else { throw .amountNegative }
    guard start < end else { throw .periodEmpty }
    let (from, through) = udiDays(table)
    guard let first = table[from] else { throw .udiNotPublished(on: from) }
    guard let last = table[through] else { throw .udiNotPublished(on: through) }
    let nominal = Int128(interest.minorUnits) * Int128(first.millionths)
    let inflation = Int128(base.minorUnits) * Int128(last.millionths - first.millionths)
    let units = rounding.divide(nominal - inflation, by: Int128(first.millionths))
    return RealInterest(
      value: max(.zero, Money(minorUnits: units, currency: interest.currency)),
      udiAtStart: first, udiAtEnd: last, udiFrom: from, udiThrough: through)
  }

  /// The longest month: periods "mensuales o menores a un mes".
  private static let monthDaysMax = 31

  private func udiDays(_ table: UDITable) -> (from: CalendarDate, through: CalendarDate) {
    let days = start.days(to: end)
    guard table[end] == nil, days <= Self.monthDaysMax else { return (start, end) }
    return (start.adding(days: -days), start)
  }
}

extension IVATerms {
  /// The IVA of a period's interest on the day that it ends. Real interest bears it as it is
  /// earned, whenever it is paid (LIVA art. 17).
  public func iva(
    of period: InterestPeriod, udi table: UDITable, rounding: Rounding = .halfEven
  ) throws(TaxRefused) -> Money {
    let rate = interest.rate(on: period.end)
    guard rate > .zero else { return .zero }
    switch interestBase {
    case .nominal: return period.interest.proportion(rate, rounding: rounding)
    case .real:
      let real = try period.realInterest(udi: table, rounding: rounding)
      return real.value.proportion(rate, rounding: rounding)
    }
  }
}
