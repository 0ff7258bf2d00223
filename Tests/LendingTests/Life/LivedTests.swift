import Kernel
import Testing

@testable import Lending

/// A loan that keeps what it lived goes through each event once.
@Suite struct LivedTests {
  /// Each of the most new tables that a life may hold, of the most rows.
  @Test func newTablesToldInOrderAreMadeOnceEach() throws {
    let loan = LoanTerms(
      principal: .mxn(1_000_000), disbursedOn: CalendarDate("2025-01-01")!,
      installmentCount: 520, frequency: .weekly, annualRate: .percent(12))
    let schedule = try Schedule(loan, calendar: .mexicoBanking)
    func tables(_ count: Int, on day: (Int) -> Int) -> [ToldEvent<ToldChange>] {
      (0..<count).map { index in
        ToldEvent(
          id: "\(index)", name: "reschedule",
          effectiveOn: loan.disbursedOn.adding(days: day(index)),
          recordedOn: loan.disbursedOn.adding(days: 500),
          ToldChange(
            .modification(.reschedule(NewTerms())), calendar: NewCalendar(installments: 520)))
      }
    }
    let life = try LoanLife(schedule, tables(40) { 1 + $0 }, calendar: .mexicoBanking)
    #expect(life.steps.count == 40)
    #expect(throws: LifeRefused.self) {
      try LoanLife(schedule, tables(40) { 400 - $0 }, calendar: .mexicoBanking)
    }
  }
}
