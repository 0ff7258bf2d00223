import Foundation
import Kernel
import Testing

@Suite struct BusinessCalendarTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test(arguments: [
    ("2024-03-31", 2024), ("2025-04-20", 2025), ("2026-04-05", 2026), ("2027-03-28", 2027),
    ("2038-04-25", 2038), ("2008-03-23", 2008), ("1961-04-02", 1961),
  ])
  func easterIsWhereTheChurchHasIt(date: String, year: Int) throws {
    #expect(try CalendarDate.easterSunday(of: year) == day(date))
  }

  @Test(arguments: [
    "2026-01-01", "2026-02-02", "2026-03-16", "2026-05-01", "2026-09-16", "2026-11-16",
    "2026-12-25", "2024-10-01", "2030-10-01", "2018-12-01", "2005-11-20",
  ])
  func statutoryDaysAreClosed(date: String) throws {
    #expect(try !BusinessCalendar.mexicoStatutory.isWorkingDay(day(date)))
  }

  @Test(arguments: ["2026-11-20", "2026-02-05", "2026-10-01", "2025-12-12", "2026-04-02"])
  func ordinaryDaysAreOpenByStatute(date: String) throws {
    #expect(try BusinessCalendar.mexicoStatutory.isWorkingDay(day(date)))
  }

  @Test func banksAlsoCloseInHolyWeekAndOnTheirDay() throws {
    for date in ["2026-04-02", "2026-04-03", "2026-11-02", "2025-12-12"] {
      #expect(try !BusinessCalendar.mexicoBanking.isWorkingDay(day(date)))
    }
  }

  @Test func aDueDateOnALongWeekendMovesToTuesday() throws {
    let calendar = BusinessCalendar.mexicoStatutory
    let moved = calendar.workingDay(onOrAfter: try day("2026-11-14"))
    #expect(moved == (try day("2026-11-17")))
    #expect(calendar.workingDay(onOrAfter: moved) == moved)
    #expect(
      calendar.workingDay(onOrBefore: try day("2026-11-16")) == (try day("2026-11-13")))
  }

  @Test func tenBusinessDaysSkipWeekendsAndHolidays() throws {
    let calendar = BusinessCalendar.mexicoStatutory
    let end = calendar.adding(workingDays: 10, to: try day("2026-11-05"))
    #expect(end == (try day("2026-11-20")))
    #expect(calendar.workingDays(after: try day("2026-11-05"), through: end) == 10)
  }

  @Test func aTenantsOwnDatesWinOverTheRules() throws {
    let calendar = BusinessCalendar(
      holidays: [try day("2026-07-20")], rules: HolidayRule.mexicoStatutory,
      workedDays: [try day("2026-05-01")])
    #expect(!calendar.isWorkingDay(try day("2026-07-20")))
    #expect(calendar.isWorkingDay(try day("2026-05-01")))
    #expect(calendar.holidayName(on: try day("2026-09-16")) == "Día de la Independencia")
  }

  /// A rule asked of a day says what it says of the year.
  @Test func aRuleFallsOnItsDateOfTheYearAndOnNoOther() throws {
    let rules =
      HolidayRule.mexicoStatutory + HolidayRule.mexicoBanking + [
        HolidayRule("quinto viernes", .nth(5, .friday, month: 3)),
        HolidayRule("30 de febrero", .fixed(month: 2, day: 30)),
        HolidayRule("Corpus", .easter(offsetDays: 60)),
      ]
    for rule in rules {
      var date = try day("1930-01-01")
      while date.year < 2_040 {
        if rule.falls(on: date) != (rule.date(in: date.year) == date) {
          Issue.record("\(rule.name) on \(date)")
        }
        date = date.adding(days: 1)
      }
    }
  }

  @Test func aCalendarIsTheSameAfterBeingKept() throws {
    let calendar = BusinessCalendar(
      holidays: [try day("2026-07-20")], rules: HolidayRule.mexicoBanking, restDays: [.sunday],
      workedDays: [try day("2026-05-01")])
    let kept = try JSONDecoder().decode(
      BusinessCalendar.self, from: try JSONEncoder().encode(calendar))
    #expect(kept == calendar)
    #expect(kept.isWorkingDay(try day("2026-07-18")))
    #expect(!kept.isWorkingDay(try day("2026-07-19")))
  }
}
