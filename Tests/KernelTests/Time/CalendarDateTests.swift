import Foundation
import Kernel
import Testing

/// Dates and day numbers, against counting on one's fingers and against Foundation's calendar.
@Suite struct CalendarDateTests {
  /// Every day of the years that a date can have, walked from one to the next.
  @Test func everyDayFollowsTheOneBefore() throws {
    var (year, month, day) = (1, 1, 1)
    var date = try #require(CalendarDate(year: 1, month: 1, day: 1))
    while year <= 9_999 {
      let civil = date.civil
      guard civil == (year, month, day), CalendarDate(year: year, month: month, day: day) == date
      else {
        Issue.record("\(date.dayNumber) is \(civil), and not \(year)-\(month)-\(day)")
        return
      }
      date = date.adding(days: 1)
      day += 1
      if day > CalendarDate.daysInMonth(year: year, month: month) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(date.dayNumber == 2_932_897)
  }

  @Test func foundationAgrees() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for dayNumber in stride(from: Int32(-50_000), to: 100_000, by: 37) {
      let instant = Date(timeIntervalSince1970: Double(dayNumber) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: instant)
      let date = CalendarDate(dayNumber: dayNumber)
      #expect(date.civil == (parts.year, parts.month, parts.day))
      #expect(date.weekday.rawValue % 7 + 1 == parts.weekday)
    }
  }

  @Test func aMonthLaterIsTheSameDayOrTheLastThereIs() throws {
    let last = try #require(CalendarDate("2024-01-31"))
    #expect(last.adding(months: 1).description == "2024-02-29")
    #expect(last.adding(months: 13).description == "2025-02-28")
    #expect(last.adding(months: -2).description == "2023-11-30")
    #expect(last.adding(months: 12 * 500).description == "2524-01-31")
    let ordinary = try #require(CalendarDate("2024-02-28"))
    #expect(ordinary.adding(months: 12).description == "2025-02-28")
  }

  /// No day number is too far to be told apart, though only the years 1 to 9999 are dates.
  @Test func theFarthestDayNumbersHaveParts() {
    #expect(CalendarDate(dayNumber: .max).civil == (5_881_580, 7, 11))
    #expect(CalendarDate(dayNumber: .min).civil == (-5_877_641, 6, 23))
  }
}
