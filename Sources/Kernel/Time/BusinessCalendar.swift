/// The days an institution works: a due date on any other day moves to the next of these.
public struct BusinessCalendar: Hashable, Sendable, Codable {
  public let holidays: Set<CalendarDate>
  public let restDays: Set<Weekday>

  public init(
    holidays: Set<CalendarDate> = [], restDays: Set<Weekday> = [.saturday, .sunday]
  ) {
    precondition(restDays.count < Weekday.allCases.count, "some day of the week is worked")
    self.holidays = holidays
    self.restDays = restDays
  }

  public func isWorkingDay(_ date: CalendarDate) -> Bool {
    !restDays.contains(date.weekday) && !holidays.contains(date)
  }

  /// That day if it is worked, or the next one that is.
  public func workingDay(onOrAfter date: CalendarDate) -> CalendarDate {
    var day = date
    while !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }

  /// The last day of a term of so many working days counted from the day after `date`.
  public func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate {
    precondition(count >= 0, "a term runs forward")
    var day = date
    for _ in 0..<count { day = workingDay(onOrAfter: day.adding(days: 1)) }
    return day
  }
}
