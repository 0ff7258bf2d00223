import Foundation
import Kernel
import Lending
import Testing

@Suite struct LineCATTests {
  /// 10,000 at 60 % with an interest-only minimum and a yearly fee of 500: 91.2309 %.
  @Test func theRegulatorsExampleComesOut() throws {
    let terms = LineRulesTests.terms {
      $0.limit = .mxn(10_000)
      $0.annualRate = .percent(60)
      $0.minimum = .chargesOnly
      $0.fees.annual = .fixed(amount: .mxn(500))
    }
    #expect(try #require(terms.cat).description == "91.2")
  }

  /// Without fees the minimum changes nothing: each month bears 4 %.
  @Test func aLineWithoutFeesCostsItsRate() throws {
    for minimum in [MinimumPayment.card, .chargesOnly, .everything] {
      let cat = try #require(LineRulesTests.terms { $0.minimum = minimum }.cat)
      #expect(cat.tenths == Int(((pow(1.04, 12) - 1) * 1_000).rounded()))
    }
  }

  /// A fee for drawing is paid again whenever the minimum frees something to draw.
  @Test func aFeeForDrawingCostsMoreWhereTheMinimumRepaysMore() throws {
    func cat(_ share: Int64) throws -> Int {
      let terms = LineRulesTests.terms {
        $0.minimum = MinimumPayment(share: .percent(share))
        $0.fees.draw = .share(rate: .percent(2))
      }
      return try #require(terms.cat).tenths
    }
    #expect(try cat(0) < cat(5) && cat(5) < cat(20))
  }

  /// 10 % held without yield: 9,000 received, 400 a month, 9,000 repaid at the end.
  @Test func aGuaranteeThatEarnsNothingCostsAsIfTheLineWereSmaller() throws {
    let held = LineRulesTests.terms {
      $0.limit = .mxn(10_000)
      $0.minimum = .chargesOnly
      $0.garantiaLiquida = GarantiaLiquida(.share(rate: .percent(10)))
    }
    let month = 400.0 / 9_000
    #expect(try #require(held.cat).tenths == Int(((pow(1 + month, 12) - 1) * 1_000).rounded()))
  }

  @Test func neitherIVANorLatenessIsInIt() throws {
    let plain = LineRulesTests.terms()
    var late = plain
    late.ivaOnInterest = .zero
    late.lateCharge = .fee(.fixed(amount: .mxn(500)))
    #expect(plain.cat == late.cat)
  }
}
