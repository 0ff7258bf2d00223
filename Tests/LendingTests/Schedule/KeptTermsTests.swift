import Foundation
import Kernel
import Lending
import Testing

/// Contracts signed before terms could say so much are read as they were meant.
@Suite struct KeptTermsTests {
  private static let kept = """
    {"principal": 1000000, "disbursedOn": "2026-06-30", "installmentCount": 4,
     "frequency": "quincenal", "method": "level", "annualRate": 600000, "accrual": "byPeriod",
     "moratorioAnnualRate": 900000, "ivaOnInterest": 160000, "ivaOnFees": 160000,
     "openingFee": {"amount": {"share": {"rate": 30000}}, "settlement": "deducted"},
     "installmentFee": 0, "collectionFee": 20000,
     "firstDue": {"minimumDays": 5, "stub": "inFirstInstallment"}, "rounding": "halfEven",
     "allocationOrder": ["principal", "fees", "collectionFees", "moratorio", "ordinaryInterest"],
     "garantiaLiquida": {"amount": {"fixed": {"amount": 100000}}, "annualYield": 20000}}
    """

  @Test func theFirstTermsEverKeptMeanTheSame() throws {
    let read = try JSONDecoder().decode(LoanTerms.self, from: Data(Self.kept.utf8))
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .quincenal, annualRate: .percent(60), moratorioAnnualRate: .percent(90),
      openingFee: OpeningFee(.share(rate: .percent(3)), settlement: .deducted),
      collectionFee: .mxn(200), firstDue: FirstDue(minimumDays: 5),
      allocationOrder: [
        .principal, .fees, .insurance, .collectionFees, .moratorio, .ordinaryInterest,
      ])
    terms.garantiaLiquida = GarantiaLiquida(.fixed(amount: .mxn(1_000)), annualYield: .percent(2))
    #expect(read == terms)
  }

  @Test func onlyWhatHasNoUsualIsAskedFor() throws {
    let short = """
      {"principal": 1000000, "disbursedOn": "2026-06-30", "installmentCount": 4,
       "frequency": {"daysOfMonth": [10, 25]}, "annualRate": 600000}
      """
    let read = try JSONDecoder().decode(LoanTerms.self, from: Data(short.utf8))
    #expect(
      read
        == LoanTerms(
          principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
          frequency: .daysOfMonth([10, 25]), annualRate: .percent(60)))
  }
}
