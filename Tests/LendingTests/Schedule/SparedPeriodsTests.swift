import Kernel
import Testing

@testable import Lending

/// Payment holidays may skip every instalment that is left.
@Suite struct SparedPeriodsTests {
  @Test(
    arguments: [Arithmetic.exact, .significantDigits(12)],
    [RepaymentMethod.level, .stepped(.amount(.mxn(10)), every: 1)])
  func whereEveryPeriodSparesPrincipalTheLastTakesAll(
    arithmetic: Arithmetic, method: RepaymentMethod
  ) throws {
    let start = CalendarDate("2026-01-15")!
    let terms = LoanTerms(
      principal: .mxn(1_000), disbursedOn: start, installmentCount: 2, frequency: .monthly,
      method: method, annualRate: .percent(60), arithmetic: arithmetic)
    let periods = (0..<2).map { place in
      let (from, to) = (start.adding(months: place), start.adding(months: place + 1))
      return Period(
        start: from, end: to, dueOn: to, interestDays: 30, weight: 30, levelWeight: 30,
        sparesPrincipal: true, defersInterest: false)
    }
    let asks = try terms.asks(of: .mxn(1_000), over: periods[...])
    var amortization = Amortization(terms, of: .mxn(1_000))
    let rows = amortization.rows(asks, over: periods[...])
    #expect(rows.map(\.principal) == [.zero, .mxn(1_000)])
  }
}
