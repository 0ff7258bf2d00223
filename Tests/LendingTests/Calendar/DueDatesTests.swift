import Kernel
import Lending
import LendingLives
import Testing

/// Dates that anybody can check on a wall calendar.
@Suite struct DueDatesTests {
  private static func dates(
    _ frequency: Frequency, from start: String, count: Int = 4,
    with change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> [String] {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate(start)!, installmentCount: count,
      frequency: frequency, annualRate: .percent(60), workingDays: WorkingDayRule(.none))
    change(&terms)
    return try Schedule(terms, calendar: goldenCalendar).installments.map(\.dueOn.description)
  }

  @Test func theThirtyFirstComesBackAfterFebruary() throws {
    #expect(
      try Self.dates(.monthly, from: "2027-12-31") == [
        "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30",
      ])
  }

  /// Friday 20 February 2026: a loan that is collected every day is collected every working day.
  @Test func noTwoInstallmentsShareADay() throws {
    for shift in [WorkingDayRule.Shift.next, .modifiedNext] {
      for movesInterest in [false, true] {
        #expect(
          try Self.dates(.days(1), from: "2026-02-20", count: 4) {
            $0.workingDays = WorkingDayRule(shift, movesInterest: movesInterest)
          } == ["2026-02-23", "2026-02-24", "2026-02-25", "2026-02-26"])
      }
    }
    #expect(
      try Self.dates(.days(1), from: "2026-02-19", count: 4) {
        $0.workingDays = WorkingDayRule(.previous)
      } == ["2026-02-20", "2026-02-23", "2026-02-24", "2026-02-25"])
    #expect(
      try Self.dates(.days(1), from: "2026-02-20", count: 2) {
        ($0.workingDays, $0.method) = (WorkingDayRule(.next), .bullet)
      } == ["2026-02-23"])
  }

  @Test func fixedDaysOfMonthAreClampedToItsEnd() throws {
    #expect(
      try Self.dates(.quincenal, from: "2026-02-10") == [
        "2026-02-15", "2026-02-28", "2026-03-15", "2026-03-31",
      ])
    #expect(
      try Self.dates(.daysOfMonth([1, 11, 21]), from: "2026-01-21") == [
        "2026-02-01", "2026-02-11", "2026-02-21", "2026-03-01",
      ])
    #expect(
      try Self.dates(.daysOfMonth([10, 25]), from: "2026-01-20") { $0.firstDue.minimumDays = 10 }
        == [
          "2026-02-10", "2026-02-25", "2026-03-10", "2026-03-25",
        ])
  }

  @Test func theThirdTuesdayAndTheLastFriday() throws {
    #expect(
      try Self.dates(.weekdayOfMonth(.tuesday, nth: 3), from: "2026-01-20", count: 3) == [
        "2026-02-17", "2026-03-17", "2026-04-21",
      ])
    #expect(
      try Self.dates(.weekdayOfMonth(.friday, nth: 5), from: "2026-01-20", count: 3) == [
        "2026-01-30", "2026-02-27", "2026-03-27",
      ])
  }

  @Test func aFarmerSkipsMonthsAndTheNextInstallmentBearsThem() throws {
    #expect(
      try Self.dates(.monthly, from: "2026-03-15") { $0.skippedMonths = [4, 5, 6] } == [
        "2026-07-15", "2026-08-15", "2026-09-15", "2026-10-15",
      ])
  }

  @Test func aSundayMovesAsTheContractSays() throws {
    // 31 May 2026 is a Sunday: the next working day is in June.
    func first(_ shift: WorkingDayRule.Shift) throws -> String {
      try Self.dates(.monthly, from: "2026-04-30") {
        $0.firstDue.on = CalendarDate("2026-05-31")
        $0.workingDays = WorkingDayRule(shift)
      }[0]
    }
    #expect(try first(.none) == "2026-05-31")
    #expect(try first(.next) == "2026-06-01")
    #expect(try first(.previous) == "2026-05-29")
    #expect(try first(.modifiedNext) == "2026-05-29")
  }
}
