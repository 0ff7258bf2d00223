public import Kernel

/// How often an instalment is due.
public enum Frequency: Hashable, Sendable {
  /// Every so many days, counted from disbursement.
  case days(Int)
  case weeks(Int)
  /// The same day of the month, or its last where there is none.
  case months(Int)
  case years(Int)
  /// Fixed days of every month, in order; 31 is the last day, whichever that is. At most one is
  /// later than the 27th, since February has one last day.
  case daysOfMonth([Int])
  /// The first to fourth Monday (…) of every month; the fifth is the last one there is.
  case weekdayOfMonth(Weekday, nth: Int)
  /// Dates agreed one by one: a group's meetings, a harvest.
  case dates([CalendarDate])
}

extension Frequency {
  public static let weekly = Frequency.weeks(1)
  public static let catorcenal = Frequency.weeks(2)
  /// The 15th and the last day of the month.
  public static let quincenal = Frequency.daysOfMonth([15, 31])
  public static let monthly = Frequency.months(1)

  /// The days of interest in a whole period of a 360-day year: 7, 14, 15, 30. Nil for agreed
  /// dates, whose periods are as long as they are.
  public var nominalDays: Int? {
    switch self {
    case .days(let count): count
    case .weeks(let count): 7 * count
    case .months(let count): 30 * count
    case .years(let count): 360 * count
    case .daysOfMonth(let days): 30 / max(1, days.count)
    case .weekdayOfMonth: 30
    case .dates: nil
    }
  }

  /// A whole period as the CAT and nominal rates count it: 1/52, 1/26, 1/24, 1/12 of a year. Days
  /// that make no such division count over 360. Nil for agreed dates.
  public var periodOfYear: YearFraction? {
    switch self {
    case .days(7): YearFraction(1, of: 52)
    case .days(14): YearFraction(1, of: 26)
    case .days(let count): YearFraction(count, of: 360)
    case .weeks(let count): YearFraction(count, of: 52)
    case .months(let count): YearFraction(count, of: 12)
    case .years(let count): YearFraction(count, of: 1)
    case .daysOfMonth(let days): YearFraction(1, of: 12 * days.count)
    case .weekdayOfMonth: YearFraction(1, of: 12)
    case .dates: nil
    }
  }

  func check() throws(TermsRefused) {
    if let fault { throw .frequencyImpossible(fault) }
  }

  private var fault: FrequencyFault? {
    switch self {
    case .days(let count): (1...3_660).contains(count) ? nil : .stepOutOfRange
    case .weeks(let count): (1...520).contains(count) ? nil : .stepOutOfRange
    case .months(let count): (1...120).contains(count) ? nil : .stepOutOfRange
    case .years(let count): (1...10).contains(count) ? nil : .stepOutOfRange
    case .daysOfMonth(let days): Self.fault(ofDaysOfMonth: days)
    case .weekdayOfMonth(_, let nth): (1...5).contains(nth) ? nil : .weekdayOutOfRange
    case .dates(let dates):
      !dates.isEmpty && zip(dates, dates.dropFirst()).allSatisfy(<) ? nil : .datesUnordered
    }
  }

  private static func fault(ofDaysOfMonth days: [Int]) -> FrequencyFault? {
    guard (1...30).contains(days.count), days.allSatisfy({ (1...31).contains($0) }) else {
      return .daysOfMonthOutOfRange
    }
    guard zip(days, days.dropFirst()).allSatisfy(<) else { return .daysOfMonthUnordered }
    return days.count { $0 >= 28 } <= 1 ? nil : .twoMonthEnds
  }
}
