import Kernel
import Lending
import Testing

@Suite struct DisbursedLaterTests {
  static let calendar = BusinessCalendar()

  static func signed(_ frequency: Frequency, on date: String) throws -> Schedule {
    try Schedule(
      LoanTerms(
        principal: .mxn(10_000), disbursedOn: CalendarDate(date)!, installmentCount: 6,
        frequency: frequency, annualRate: .percent(60)), calendar: calendar)
  }

  @Test func theDatesThatWereSignedStayAndInterestRunsFromTheMoney() throws {
    let signed = try Self.signed(.monthly, on: "2026-05-31")
    let moved = try signed.disbursed(on: CalendarDate("2026-06-02")!, calendar: Self.calendar)
    #expect(moved.installments.map(\.dueOn) == signed.installments.map(\.dueOn))
    #expect(moved.installments[0].interestDays == 28)
    #expect(moved.installments[0].interest < signed.installments[0].interest)
    #expect(moved.installments.map(\.principal) == signed.installments.map(\.principal))
  }

  @Test func theSameDayChangesNothing() throws {
    let signed = try Self.signed(.quincenal, on: "2026-11-20")
    #expect(
      try signed.disbursed(on: CalendarDate("2026-11-20")!, calendar: Self.calendar) == signed)
  }

  @Test func soLateThatTheFirstDateHasComeTheTableStartsAgain() throws {
    let signed = try Self.signed(.weekly, on: "2026-11-02")
    let late = try signed.disbursed(on: CalendarDate("2026-11-09")!, calendar: Self.calendar)
    #expect(late.installments[0].periodEnd == CalendarDate("2026-11-16")!)
    #expect(late.totalInterest == signed.totalInterest)
  }
}
