import Foundation
import Kernel
import Lending

/// Weekly to yearly, 1 to 520 instalments, 0 to 2,000 % a year, with fees, charges, drawdowns and
/// guarantees.
extension Property {
  static let ofCAT = [
    Property("CAT: everyLoanThatCostsHasARateThatSatisfiesTheEquation", 21_2009) {
      (credit: RandomCredit, _) in try everyLoanThatCostsHasARate(credit.flows)
    },
    Property("CAT: whateverTheFlowsTheAnswerIsARootOrThereIsNone", 9_2015) {
      (any: RandomFlows, _) in try theAnswerIsARootOrThereIsNone(any.flows)
    },
  ]

  private static func everyLoanThatCostsHasARate(_ flows: CreditFlows) throws {
    do {
      try hold(solves(try flows.cat(), flows), "not a root")
    } catch CATRefused.beyondMeasure {
      // A whole period's interest after a few days: too high to state, and yet it exists.
      try hold(worth(flows, 9.2e15) < 0)
    }
  }

  /// With guarantees that may outweigh the loan there is a rate that satisfies the equation, or
  /// none at all on a fine grid.
  private static func theAnswerIsARootOrThereIsNone(_ flows: CreditFlows) throws {
    do {
      try hold(solves(try flows.cat(), flows), "not a root")
    } catch CATRefused.noCost, CATRefused.noRate {
      try hold(!crosses(flows), "a rate exists")
    } catch CATRefused.beyondMeasure {
      try hold(worth(flows, 1) * worth(flows, 9.2e15) >= 0)
    } catch CATRefused.undetermined {
      return
    }
  }

  /// Flow by flow with `pow`, and no more than what the equation says.
  private static func worth(_ flows: CreditFlows, _ rate: Double) -> Double {
    (flows.credit + flows.garantiaLiquida).reduce(0) {
      let years = Double($1.time.numerator) / Double($1.time.denominator)
      return $0 + Double($1.amount.minorUnits) * pow(1 + rate, -years)
    }
  }

  /// The equation changes sign within half a tenth of the figure, and nowhere before it.
  private static func solves(_ cat: CAT, _ flows: CreditFlows) -> Bool {
    let tenths = Double(cat.tenths)
    let slack = 0.500_000_1 + tenths * 1e-12
    let low = worth(flows, (tenths - slack) / 1_000)
    let high = worth(flows, (tenths + slack) / 1_000)
    guard (low < 0) != (high < 0) else { return false }
    guard cat.tenths > 0 else { return true }
    return (1..<20).allSatisfy {
      (worth(flows, (tenths - slack) / 1_000 * Double($0) / 20) < 0) == (low < 0)
    }
  }

  private static func crosses(_ flows: CreditFlows) -> Bool {
    let signs = (1...2_000).map { worth(flows, pow(1.01, Double($0)) * 1e-4 - 1e-4) < 0 }
    return zip(signs, signs.dropFirst()).contains { $0 != $1 }
  }
}
