/// The days an institution works: a due date on any other day moves to the next of these.
public struct BusinessCalendar: Hashable, Sendable, Codable {
  /// Days closed beside the rules: a local feast, a storm.
  public let holidays: Set<CalendarDate>
  public let rules: [HolidayRule]
  public let restDays: Set<Weekday>
  /// Days worked in spite of the rest of the calendar.
  public let workedDays: Set<CalendarDate>
  /// The rest days again, a bit each: every due date of every schedule asks.
  @usableFromInline let restBits: UInt8
  /// Nothing but the day of the week says whether a day is worked.
  @usableFromInline let isWeekly: Bool

  public init(
    holidays: Set<CalendarDate> = [], rules: [HolidayRule] = [],
    restDays: Set<Weekday> = [.saturday, .sunday], workedDays: Set<CalendarDate> = []
  ) {
    precondition(restDays.count < Weekday.allCases.count, "some day of the week is worked")
    self.holidays = holidays
    self.rules = rules
    self.restDays = restDays
    self.workedDays = workedDays
    restBits = restDays.reduce(0) { $0 | 1 << UInt8($1.rawValue) }
    isWeekly = holidays.isEmpty && rules.isEmpty && workedDays.isEmpty
  }

  /// The days that Mexican law makes a rest day (LFT art. 74).
  public static let mexicoStatutory = BusinessCalendar(rules: HolidayRule.mexicoStatutory)
  /// The days on which banks close as well: what contracts mean by *día hábil bancario*.
  public static let mexicoBanking = BusinessCalendar(rules: HolidayRule.mexicoBanking)
}

extension BusinessCalendar {
  public func isWorkingDay(_ date: CalendarDate) -> Bool {
    isWeekly ? !isRest(date) : workedDays.contains(date) || !isRest(date) && !isHoliday(date)
  }

  @inlinable
  func isRest(_ date: CalendarDate) -> Bool { restBits &>> date.weekdayNumber & 1 == 1 }

  /// What is celebrated; nil on ordinary days, weekends included.
  public func holidayName(on date: CalendarDate) -> String? {
    let civil = date.civil
    if let rule = rules.first(where: { $0.falls(on: date, civil) }) { return rule.name }
    return holidays.contains(date) ? "Día inhábil" : nil
  }

  private func isHoliday(_ date: CalendarDate) -> Bool {
    if holidays.contains(date) { return true }
    let civil = date.civil
    return rules.contains { $0.falls(on: date, civil) }
  }

  /// That day if it is worked, or the next one that is.
  @inlinable
  public func workingDay(onOrAfter date: CalendarDate) -> CalendarDate {
    isWeekly && !isRest(date) ? date : firstWorkingDay(from: date)
  }

  @usableFromInline
  func firstWorkingDay(from date: CalendarDate) -> CalendarDate {
    var day = date
    while !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }

  /// That day if it is worked, or the last one before it that was.
  public func workingDay(onOrBefore date: CalendarDate) -> CalendarDate {
    var day = date
    while !isWorkingDay(day) { day = day.adding(days: -1) }
    return day
  }

  /// The last day of a term of so many working days counted from the day after `date`.
  public func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate {
    precondition(count >= 0, "a term runs forward")
    var day = date
    for _ in 0..<count { day = workingDay(onOrAfter: day.adding(days: 1)) }
    return day
  }

  /// Working days after `start` up to and including `end`.
  public func workingDays(after start: CalendarDate, through end: CalendarDate) -> Int {
    guard start < end else { return 0 }
    return (1...start.days(to: end)).count { isWorkingDay(start.adding(days: $0)) }
  }
}

extension BusinessCalendar {
  private enum CodingKeys: CodingKey {
    case holidays, rules, restDays, workedDays
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let restDays = try container.decode(Set<Weekday>.self, forKey: .restDays)
    guard restDays.count < Weekday.allCases.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .restDays, in: container, debugDescription: "some day of the week is worked")
    }
    self.init(
      holidays: try container.decode(Set<CalendarDate>.self, forKey: .holidays),
      rules: try container.decode([HolidayRule].self, forKey: .rules), restDays: restDays,
      workedDays: try container.decode(Set<CalendarDate>.self, forKey: .workedDays))
  }

  /// Sets in order, so that the same calendar is always the same text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(holidays.sorted(), forKey: .holidays)
    try container.encode(rules, forKey: .rules)
    try container.encode(restDays.sorted { $0.rawValue < $1.rawValue }, forKey: .restDays)
    try container.encode(workedDays.sorted(), forKey: .workedDays)
  }
}
