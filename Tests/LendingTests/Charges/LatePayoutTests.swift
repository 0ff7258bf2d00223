import Kernel
import Lending
import Testing

/// The bank took so long that a charge of a date comes before the money.
@Suite struct LatePayoutTests {
  @Test func aDatedChargeFallsOnTheFirstInstalmentAfterTheMoney() throws {
    let charge = Charge(
      code: "visita", amount: .fixed(.mxn(100)), when: .on(CalendarDate("2026-11-25")!))
    let signed = try Schedule(
      LoanTerms(
        principal: .mxn(10_000), disbursedOn: CalendarDate("2026-11-20")!, installmentCount: 6,
        frequency: .monthly, annualRate: .percent(60), charges: [charge]),
      calendar: .mexicoBanking)
    let late = try signed.disbursed(on: CalendarDate("2026-12-21")!, calendar: .mexicoBanking)
    #expect(late.installments.map(\.fees) == [.mxn(100)] + Array(repeating: .zero, count: 5))
  }
}
