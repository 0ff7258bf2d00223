import Kernel
import LendingLives
import Testing

@testable import Lending

/// The annuity in 64 bits is a proof or nothing: where it tells a payment, it is the exact one.
@Suite struct NearAnnuityTests {
  /// Loans of more than a million pesos leave its bounds fewer bits.
  @Test func whatItTellsIsTheExactPaymentAndItSeldomKeepsSilent() {
    var random = SeededRandom(20)
    var silent = 0
    for _ in 0..<20_000 {
      let (terms, periods) = Self.drawn(&random)
      let exact = Annuity(terms: terms, periods: periods[...]).payment(for: terms.principal)
      let near = NearAnnuity(terms: terms, periods: periods[...])
      guard let told = near.payment(for: terms.principal, terms) else {
        if terms.principal <= .mxn(1_000_000) { silent += 1 }
        continue
      }
      #expect(told == terms.agreed(exact.0, by: exact.by), "\(terms)")
    }
    #expect(silent < 20)
  }

  /// From a centavo to the most that is lent, up to rates and terms that nobody quotes.
  private static func drawn(_ random: inout SeededRandom) -> (LoanTerms, [Period]) {
    let digits = Int.random(in: 0...12, using: &random)
    let most = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
    let weight = [7, 15, 30, 360].randomElement(using: &random)!
    let terms = LoanTerms(
      principal: .centavos(.random(in: 1...most, using: &random)),
      disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 1, frequency: .days(weight),
      annualRate: Rate(millionths: .random(in: 0...4_000_000, using: &random)),
      rounding: Rounding.allCases.randomElement(using: &random)!)
    let start = terms.disbursedOn
    let periods = (0..<Int.random(in: 1...520, using: &random)).map { _ in
      Period(
        start: start, end: start, dueOn: start, interestDays: weight, weight: weight,
        levelWeight: weight, sparesPrincipal: false, defersInterest: false)
    }
    return (terms, periods)
  }
}
