/// So many months; a year is twelve of them.
public struct YearsMonthsDuration: Hashable, Sendable {
  public let months: Int

  /// Nil beyond what can be kept, and turned round.
  init?(exactly months: Int?) {
    guard let months, months != .min else { return nil }
    self.months = months
  }

  public init(months: Int) { self.months = months }

  public var years: Int { months / 12 }
  public var monthsOfYear: Int { months % 12 }

  /// Whole months from one day to another, a part of one left out.
  init(from start: FEELDate, to end: FEELDate) {
    let months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0, end.day < start.day {
      self.init(months: months - 1)
    } else if months < 0, end.day > start.day {
      self.init(months: months + 1)
    } else {
      self.init(months: months)
    }
  }
}

/// So many nanoseconds; a day is 24 hours.
public struct DaysTimeDuration: Hashable, Sendable {
  public let nanoseconds: Int128

  public init(nanoseconds: Int128) { self.nanoseconds = nanoseconds }

  private func part(_ seconds: Int128, of whole: Int128?) -> Int {
    let count = nanoseconds / (seconds * Int128(FEELTime.perSecond))
    return Int(truncatingIfNeeded: whole.map { count % $0 } ?? count)
  }

  public var days: Int { part(86_400, of: nil) }
  public var hours: Int { part(3_600, of: 24) }
  public var minutes: Int { part(60, of: 60) }
  public var seconds: Int { part(1, of: 60) }
  public var fraction: Int { Int(nanoseconds % Int128(FEELTime.perSecond)) }
}

extension DaysTimeDuration {
  /// As a number of seconds.
  var decimalSeconds: Decimal128? {
    Decimal128(String(nanoseconds))?.divided(by: Decimal128(FEELTime.perSecond))
  }

  /// Nil beyond what can be kept.
  init?(decimalSeconds: Decimal128?) {
    guard let nanoseconds = decimalSeconds?.multiplied(by: Decimal128(FEELTime.perSecond)),
      let whole = nanoseconds.rounded(.zero).whole128
    else { return nil }
    self.init(exactly: whole)
  }

  /// As many days as a whole number counts; nil beyond.
  init?(exactly nanoseconds: Int128?) {
    let most = Int128(Int.max) * Int128(FEELTime.perDay)
    guard let nanoseconds, (-most...most).contains(nanoseconds) else { return nil }
    self.nanoseconds = nanoseconds
  }
}
