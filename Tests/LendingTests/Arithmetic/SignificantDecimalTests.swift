import Foundation
import Kernel
import LendingLives
import Testing

@testable import Lending

@Suite struct SignificantDecimalTests {
  private func number(_ mantissa: Int128, _ exponent: Int, _ digits: Int = 12) -> SignificantDecimal
  {
    SignificantDecimal(mantissa, exponent: exponent, digits: digits)
  }

  @Test func aQuotientKeepsTwelveDigitsHalfToEven() {
    let third = number(1, 0) / number(3, 0)
    #expect(third == number(333_333_333_333, -12))
    #expect(number(15, 0) / number(360, 0) == number(416_666_666_667, -13))
    #expect(-number(15, 0) / number(360, 0) == number(-416_666_666_667, -13))
    #expect(number(1_000_000_000_005, 0) / number(10, 0) == number(100_000_000_000, 0))
    #expect(number(1_000_000_000_015, 0) / number(10, 0) == number(100_000_000_002, 0))
  }

  @Test func aRateFactorOfThirtyDaysHasTheDigitsThatItsOracleShows() {
    let factor =
      SignificantDecimal(Rate(millionths: 94_822), digits: 12)
      * (SignificantDecimal(30, digits: 12) / SignificantDecimal(360, digits: 12))
    #expect(factor.scaled(toPlaces: 12) == 7_901_833_333)
  }

  @Test func nineteenDigitsFitEveryStep() {
    let most = number(9_999_999_999_999_999_999, 0, 19)
    #expect(most * most == number(9_999_999_999_999_999_998, 19, 19))
    #expect((most / most).scaled(toPlaces: 6) == 1_000_000)
    #expect(most / number(3, 0, 19) == number(3_333_333_333_333_333_333, 0, 19))
    #expect(most + number(1, -30, 19) == most)
  }

  @Test func centavosComeBackAsTheyWent() {
    var random = SeededRandom(41)
    for _ in 0..<100_000 {
      let centavos = Money.centavos(.random(in: -99_999_999_999...99_999_999_999, using: &random))
      #expect(SignificantDecimal(centavos, digits: 12).rounded() == centavos)
    }
  }

  /// Foundation's decimal keeps 38 digits, so a quotient of it cut to twelve is exact.
  @Test func everyStepIsTheOneThatLongDecimalsGive() throws {
    var random = SeededRandom(42)
    for _ in 0..<20_000 {
      let a = Int64.random(in: 1...999_999_999_999, using: &random)
      let b = Int64.random(in: 1...999_999_999_999, using: &random)
      let (x, y) = (number(Int128(a), -3), number(Int128(b), -7))
      let (p, q) = (Decimal(a) / 1_000, Decimal(b) / 10_000_000)
      #expect(try decimal(x * y) == twelveDigits(p * q))
      #expect(try decimal(x / y) == twelveDigits(p / q))
      #expect(try decimal(x + y) == twelveDigits(p + q))
      #expect(try decimal(x - y) == twelveDigits(p - q))
    }
  }

  private func decimal(_ number: SignificantDecimal) throws -> Decimal {
    let mantissa = try #require(Decimal(string: "\(number.mantissa)"))
    return Decimal(
      sign: mantissa < 0 ? .minus : .plus, exponent: number.exponent, significand: abs(mantissa))
  }

  private func twelveDigits(_ value: Decimal) -> Decimal {
    var (places, digits) = (0, abs(value))
    while digits >= 1_000_000_000_000 { (digits, places) = (digits / 10, places - 1) }
    while digits < 100_000_000_000, digits != 0 { (digits, places) = (digits * 10, places + 1) }
    var (source, result) = (value, Decimal())
    NSDecimalRound(&result, &source, places, .bankers)
    return result
  }
}
