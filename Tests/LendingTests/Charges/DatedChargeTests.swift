import Kernel
import Lending
import Testing

/// A charge with a date is paid with the instalment whose period it is in.
@Suite struct DatedChargeTests {
  private func feesOfEach(on day: String) throws -> [Money] {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2027-01-15")!, installmentCount: 3,
      frequency: .monthly, annualRate: .percent(60))
    terms.charges = [
      Charge(code: "visita", amount: .fixed(.mxn(50)), when: .on(CalendarDate(day)!))
    ]
    return try Schedule(terms, calendar: BusinessCalendar()).installments.map(\.fees)
  }

  @Test(arguments: [
    ("2027-01-15", 0), ("2027-02-15", 0), ("2027-02-16", 1), ("2027-04-15", 2), ("2030-01-01", 2),
  ])
  func aDateIsOfOneInstalmentAndAfterTheLastOfTheLast(day: String, index: Int) throws {
    var fees = Array(repeating: Money.zero, count: 3)
    fees[index] = .mxn(50)
    #expect(try feesOfEach(on: day) == fees)
  }

  @Test func aDateBeforeTheLoanIsRefusedByTheNameOfTheCharge() throws {
    let refused = try #require(throws: TermsRefused.self) { try feesOfEach(on: "2027-01-14") }
    #expect(refused.field == "charges" && refused.problem.detail.contains("«visita»"))
  }
}
