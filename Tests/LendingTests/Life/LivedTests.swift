import Kernel
import Testing

@testable import Lending

/// A loan that keeps what it lived gives what all its events give at once.
@Suite struct LivedTests {
  private static func told(
    _ schedule: Schedule, _ events: [LoanEvent], _ random: inout SeededRandom
  ) {
    let whole = LoanAccount(schedule: schedule, events: events)
    let inOrder = whole.events.reduce(LoanAccount(schedule: schedule).living()) { $0.adding($1) }
    let shuffled = events.shuffled(using: &random)
      .reduce(LoanAccount(schedule: schedule).living()) { $0.adding($1) }
    let on = whole.lastDay.adding(days: .random(in: 0...400, using: &random))
    for told in [inOrder, shuffled] {
      #expect(told == whole && told.lived != nil)
      #expect(told.position(on: on) == whole.position(on: on))
      #expect(told.installments(on: on) == whole.installments(on: on))
      #expect(told.allocations(through: on) == whole.allocations(through: on))
    }
  }

  @Test func underAnyAllocation() {
    var random = SeededRandom(301)
    random.lives(2_000) { life, random in Self.told(life.schedule, life.events, &random) }
  }

  @Test func underAnyDecision() {
    var random = SeededRandom(302)
    random.modifiedLives(2_000) { life, random in
      Self.told(life.schedule, life.events, &random)
    }
  }

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
