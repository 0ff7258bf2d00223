import Kernel
import Lending
import Testing

@Suite struct ScheduleExplanationTests {
  @Test func theLinesOfAnInstallmentAreItsNumbers() throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .quincenal, annualRate: .percent(60))
    terms.charges = [Charge(code: "administracion", amount: .fixed(.mxn(25)))]
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    for row in schedule.installments {
      let explained = try #require(schedule.explain(row.number))
      let amounts = Dictionary(uniqueKeysWithValues: explained.lines.map { ($0.figure, $0.amount) })
      #expect(amounts[.interest] == row.interest && amounts[.principal] == row.principal)
      #expect(amounts[.total] == row.total && amounts[.balance] == row.closingPrincipal)
      #expect(amounts[.fees] == .mxn(25) && amounts[.feesIVA] == .mxn(4))
    }
    let first = try #require(schedule.explain(1)).lines.map(\.formula)
    #expect(first.contains("saldo $10,000.00 × 60% × 15 días ÷ 360"))
    #expect(first.contains("$2,658.18 − $250.00 de intereses"))
    #expect(schedule.explain(0) == nil && schedule.explain(5) == nil)
  }

  @Test func interestThatWaitedIsToldWithTheDayItBegan() throws {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .monthly, annualRate: .percent(60), grace: Grace(principal: 2, interestPayment: 1))
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    let lines = try [1, 2].map { try #require(schedule.explain($0)).lines }
    #expect(lines[0].contains { $0.figure == .interest && $0.formula.contains("en gracia") })
    #expect(lines[1].contains { $0.formula.contains("esperaban desde el 2026-06-30") })
  }

  @Test func aFirstPeriodOfItsOwnLengthAndADatedChargeAreToldAsTheyAre() throws {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-20")!, installmentCount: 4,
      frequency: .quincenal, annualRate: .percent(60))
    terms.charges = [
      Charge(code: "visita", amount: .fixed(.mxn(50)), when: .on(CalendarDate("2026-07-20")!))
    ]
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    let lines = try (1...3).map { try #require(schedule.explain($0)).lines }
    #expect(lines[0].contains { $0.formula.hasSuffix("de intereses de un periodo completo") })
    let told = lines.map { row in row.contains { $0.formula.contains("visita") } }
    #expect(told == [false, false, true])
  }
}
