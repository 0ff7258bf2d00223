/// A calendar date without a time zone: the day that counts for interest, written 2026-03-31.
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  public let dayNumber: Int32

  @inlinable
  public init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// Nil where there is no such day (31 February) or the year is outside 1…9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Self.daysInMonth(year: year, month: month)
    else { return nil }
    dayNumber = Self.dayNumber(day: day, ofMonth: 12 * year + month - 1)
  }

  /// From `YYYY-MM-DD` exactly.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  @inlinable
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.dayNumber < rhs.dayNumber }

  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var day: Int { civil.day }

  /// Proleptic Gregorian parts of the date. The year begins in March, so that the leap day ends
  /// it; centuries, years and months come out of multiplications (Neri and Schneider, Euclidean
  /// affine functions, 2022).
  public var civil: (year: Int, month: Int, day: Int) {
    let quarterDays = 4 * UInt64(Int(dayNumber) + Self.daysToOrigin) + 3
    let century = quarterDays / 146_097
    let inCentury = UInt64(2_939_745) * (quarterDays % 146_097 | 3)
    let yearOfCentury = inCentury >> 32
    let dayOfYear = (inCentury & 0xFFFF_FFFF) / (4 * 2_939_745)
    let months = 2_141 * dayOfYear + 197_913
    let isNextYear = dayOfYear >= 306
    let year = Int(100 * century + yearOfCentury) - Self.yearsToOrigin + (isNextYear ? 1 : 0)
    let month = Int(months >> 16) - (isNextYear ? 12 : 0)
    return (year, month, Int((months & 0xFFFF) / 2_141) + 1)
  }

  /// The same the other way. No date of 32 bits leaves 64 on the way: only the result is checked.
  @inlinable
  static func dayNumber(day: Int, ofMonth index: Int) -> Int32 {
    let sinceMarch = UInt64(index &+ 12 &* yearsToOrigin &- 2)
    let (year, month) = sinceMarch.quotientAndRemainder(dividingBy: 12)
    let century = year / 100
    let days = 1_461 &* year / 4 &- century &+ century / 4 &+ (979 &* month &+ 18) / 32
    return Int32(Int(days) &+ day &- 1 &- daysToOrigin)
  }

  /// Whole periods of 400 years before 0000-03-01, so that no date of 32 bits comes before them.
  @inlinable static var yearsToOrigin: Int { 400 * 15_000 }
  @inlinable static var daysToOrigin: Int { 146_097 * 15_000 + 719_468 }

  public static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension CalendarDate {
  @inlinable
  public func adding(days: Int) -> CalendarDate {
    CalendarDate(dayNumber: dayNumber + Int32(days))
  }

  /// The same day `months` later, or that month's last day where there is none.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = civil
    return CalendarDate(day: day, ofMonth: year * 12 + month - 1 + months)
  }

  /// A day of a month, or its last where there is no such day; months are counted from January of
  /// the year 0, so that twelve times the year and the month less one is their number.
  @inlinable
  public init(day: Int, ofMonth index: Int) {
    let isEverywhere = day <= 28
    let last = isEverywhere ? day : Self.daysInMonth(year: index / 12, month: index % 12 + 1)
    self.init(dayNumber: Self.dayNumber(day: min(day, last), ofMonth: index))
  }

  /// Months since January of the year 0.
  public var monthIndex: Int {
    let (year, month, _) = civil
    return year * 12 + month - 1
  }

  /// Days from this date to `other`; negative where `other` is earlier.
  @inlinable
  public func days(to other: CalendarDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

  public var lastOfMonth: CalendarDate {
    let (year, month, day) = civil
    return adding(days: Self.daysInMonth(year: year, month: month) - day)
  }

  public var firstOfMonth: CalendarDate { adding(days: 1 - day) }

  public var weekday: Weekday { Weekday(rawValue: Int(weekdayNumber))! }

  /// From 1, Monday, to 7. 1970-01-01 was a Thursday; whole weeks before it leave no day negative.
  @inlinable
  var weekdayNumber: UInt8 {
    UInt8(UInt64(Int(dayNumber) + 7 * 400_000_000 + 3) % 7) + 1
  }
}

/// ISO 8601 weekdays: Monday is 1.
public enum Weekday: Int, Hashable, Sendable, Codable, CaseIterable {
  case monday = 1, tuesday, wednesday, thursday, friday, saturday, sunday
}

extension CalendarDate: CustomStringConvertible {
  /// ISO 8601, as APIs and logs write it.
  public var description: String {
    let (year, month, day) = civil
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

extension CalendarDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CalendarDate(text) else {
      throw DecodingError.malformed(
        "Escriba una fecha que exista, así: 2026-11-20.", at: decoder.codingPath)
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
