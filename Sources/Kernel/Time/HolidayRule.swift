/// A holiday that a rule can find in any year, with the years in which the law had it.
public struct HolidayRule: Hashable, Sendable, Codable {
  public enum Occurrence: Hashable, Sendable, Codable {
    case fixed(month: Int, day: Int)
    /// The third Monday of March is `nth(3, .monday, month: 3)`.
    case nth(Int, Weekday, month: Int)
    /// Days after Easter Sunday; Good Friday is -2.
    case easter(offsetDays: Int)
  }

  public let name: String
  public let occurrence: Occurrence
  public let firstYear: Int
  public let lastYear: Int
  /// 1 for every year; 6 for the change of the federal executive, counted from `firstYear`.
  public let everyYears: Int

  public init(
    _ name: String, _ occurrence: Occurrence,
    from firstYear: Int = 1, through lastYear: Int = 9999, everyYears: Int = 1
  ) {
    precondition(everyYears > 0 && firstYear <= lastYear, "a holiday returns forward in time")
    self.name = name
    self.occurrence = occurrence
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.everyYears = everyYears
  }

  public func falls(on date: CalendarDate) -> Bool { falls(on: date, date.civil) }

  /// The same, where the parts of the date are known already: month and day leave out most rules.
  func falls(on date: CalendarDate, _ civil: (year: Int, month: Int, day: Int)) -> Bool {
    switch occurrence {
    case .fixed(let month, let day):
      civil.month == month && civil.day == day && isKept(in: civil.year)
    case .nth(let count, let weekday, let month):
      civil.month == month && (civil.day + 6) / 7 == count && date.weekday == weekday
        && isKept(in: civil.year)
    case .easter(let offsetDays):
      // Easter itself is between 22 March and 25 April.
      (abs(offsetDays) > 10 || (3...5).contains(civil.month)) && isKept(in: civil.year)
        && CalendarDate.easterSunday(of: civil.year).adding(days: offsetDays) == date
    }
  }

  private func isKept(in year: Int) -> Bool {
    firstYear <= year && year <= lastYear && (year - firstYear) % everyYears == 0
  }

  /// Nil in a year that does not have it.
  public func date(in year: Int) -> CalendarDate? {
    guard isKept(in: year) else { return nil }
    switch occurrence {
    case .fixed(let month, let day):
      return CalendarDate(year: year, month: month, day: day)
    case .nth(let count, let weekday, let month):
      guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
      let wait = (weekday.rawValue - first.weekday.rawValue + 7) % 7
      let found = first.adding(days: wait + 7 * (count - 1))
      return found.month == month ? found : nil
    case .easter(let offsetDays):
      return .easterSunday(of: year).adding(days: offsetDays)
    }
  }
}

extension HolidayRule {
  /// Ley Federal del Trabajo, art. 74: Mondays since the reform of January 2006; the change of
  /// the federal executive on 1 December until 2018 and on 1 October from 2024.
  public static let mexicoStatutory: [HolidayRule] = [
    HolidayRule("Año Nuevo", .fixed(month: 1, day: 1)),
    HolidayRule("Día de la Constitución", .fixed(month: 2, day: 5), through: 2005),
    HolidayRule("Día de la Constitución", .nth(1, .monday, month: 2), from: 2006),
    HolidayRule("Natalicio de Benito Juárez", .fixed(month: 3, day: 21), through: 2005),
    HolidayRule("Natalicio de Benito Juárez", .nth(3, .monday, month: 3), from: 2006),
    HolidayRule("Día del Trabajo", .fixed(month: 5, day: 1)),
    HolidayRule("Día de la Independencia", .fixed(month: 9, day: 16)),
    HolidayRule(
      "Transmisión del Poder Ejecutivo Federal", .fixed(month: 10, day: 1), from: 2024,
      everyYears: 6),
    HolidayRule("Día de la Revolución", .fixed(month: 11, day: 20), through: 2005),
    HolidayRule("Día de la Revolución", .nth(3, .monday, month: 11), from: 2006),
    HolidayRule(
      "Transmisión del Poder Ejecutivo Federal", .fixed(month: 12, day: 1), from: 1934,
      through: 2018, everyYears: 6),
    HolidayRule("Navidad", .fixed(month: 12, day: 25)),
  ]

  /// The days on which the CNBV's yearly notice has banks closed beside the statutory ones.
  public static let mexicoBanking: [HolidayRule] =
    mexicoStatutory.filter { $0.everyYears == 1 } + [
      HolidayRule("Jueves Santo", .easter(offsetDays: -3)),
      HolidayRule("Viernes Santo", .easter(offsetDays: -2)),
      HolidayRule("Día de Muertos", .fixed(month: 11, day: 2)),
      HolidayRule("Día del Empleado Bancario", .fixed(month: 12, day: 12)),
    ] + mexicoStatutory.filter { $0.everyYears > 1 }
}

extension CalendarDate {
  /// Gregorian Easter by the anonymous algorithm (Meeus, Jones, Butcher).
  public static func easterSunday(of year: Int) -> CalendarDate {
    let (golden, century, rest) = (year % 19, year / 100, year % 100)
    let moonShift = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - moonShift + 15) % 30
    let weekShift = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
    let correction = (golden + 11 * epact + 22 * weekShift) / 451
    let march = epact + weekShift - 7 * correction + 114
    guard let easter = CalendarDate(year: year, month: march / 31, day: march % 31 + 1) else {
      preconditionFailure("Easter is always between 22 March and 25 April")
    }
    return easter
  }
}
