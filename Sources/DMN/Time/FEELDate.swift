/// A day of the proleptic Gregorian calendar, years -999,999,999 to 999,999,999; there is a year 0.
public struct FEELDate: Hashable, Sendable, Comparable {
  // In one word, since dates are passed on as values of FEEL.
  private let years: Int32
  private let months: Int8
  private let days: Int8

  public var year: Int { Int(years) }
  public var month: Int { Int(months) }
  public var day: Int { Int(days) }

  /// Nil where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month),
      (1...Self.daysInMonth(year: year, month: month)).contains(day)
    else { return nil }
    self.init(known: year, month, day)
  }

  private init(known year: Int, _ month: Int, _ day: Int) {
    (years, months, days) = (Int32(year), Int8(month), Int8(day))
  }

  static let epoch = FEELDate(known: 1970, 1, 1)
  static let years = -999_999_999...999_999_999

  public static func < (lhs: Self, rhs: Self) -> Bool {
    (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
  }
}

extension FEELDate {
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case _: 31
    }
  }

  /// Days since 1970-01-01.
  var epochDay: Int {
    // The year begins in March, so that the leap day is its last; 400 years have 146,097 days.
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// Nil beyond the years that there are.
  init?(epochDay: Int) {
    let shifted = epochDay + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let yearOfEra = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let dayOfYear = day - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
    guard Self.years.contains(year) else { return nil }
    self.init(known: year, civilMonth, dayOfYear - (153 * month + 2) / 5 + 1)
  }

  /// ISO 8601: 1 is Monday.
  var weekday: Int { 1 + ((epochDay + 3) % 7 + 7) % 7 }
  var dayOfYear: Int { epochDay - FEELDate(known: year, 1, 1).epochDay + 1 }

  /// ISO 8601: week 1 has the year's first Thursday.
  var weekOfYear: Int {
    let thursday = epochDay + 4 - weekday
    guard let date = FEELDate(epochDay: thursday) else { return 1 }
    return (date.dayOfYear - 1) / 7 + 1
  }

  /// Where the month has no such day, its last.
  func adding(months: Int) -> FEELDate? {
    let (index, overflows) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflows else { return nil }
    let year = index >= 0 ? index / 12 : (index - 11) / 12
    let month = index - year * 12 + 1
    guard Self.years.contains(year) else { return nil }
    return FEELDate(
      known: year, month, min(day, Self.daysInMonth(year: year, month: month)))
  }

  func adding(days: Int) -> FEELDate? {
    let (day, overflows) = epochDay.addingReportingOverflow(days)
    return overflows || day.magnitude > 400_000_000_000 ? nil : FEELDate(epochDay: day)
  }
}
