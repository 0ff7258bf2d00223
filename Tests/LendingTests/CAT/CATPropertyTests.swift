import Foundation
import Kernel
import Lending
import Testing

/// A hundred thousand loans in release, a tenth of them in debug: weekly to yearly, 1 to 520
/// instalments, 0 to 2,000 % a year, with fees, charges, drawdowns and guarantees.
@Suite struct CATPropertyTests {
  #if DEBUG
    static let loans = 10_000
  #else
    static let loans = 100_000
  #endif

  @Test func everyLoanThatCostsHasARateThatSatisfiesTheEquation() throws {
    var random = SeededRandom(21_2009)
    for number in 0..<Self.loans {
      let flows = Self.loan(&random)
      do {
        guard Self.solves(try flows.cat(), flows) else {
          Issue.record("loan \(number): not a root of \(flows)")
          return
        }
      } catch CATRefused.beyondMeasure {
        // A whole period's interest after a few days: too high to state, and yet it exists.
        #expect(Self.worth(flows, 9.2e15) < 0)
      }
    }
  }

  /// With guarantees that may outweigh the loan there is a rate that satisfies the equation, or
  /// none at all on a fine grid.
  @Test func whateverTheFlowsTheAnswerIsARootOrThereIsNone() throws {
    var random = SeededRandom(9_2015)
    for number in 0..<Self.loans / 4 {
      let flows = Self.anything(&random)
      do {
        guard Self.solves(try flows.cat(), flows) else {
          Issue.record("flows \(number): not a root of \(flows)")
          return
        }
      } catch CATRefused.noCost, CATRefused.noRate {
        guard !Self.crosses(flows) else {
          Issue.record("flows \(number): a rate exists for \(flows)")
          return
        }
      } catch CATRefused.beyondMeasure {
        #expect(Self.worth(flows, 1) * Self.worth(flows, 9.2e15) >= 0)
      } catch CATRefused.undetermined {
        continue
      }
    }
  }

  // MARK: - Another way to the same answer

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

  // MARK: - Loans

  private static func loan(_ random: inout SeededRandom) -> CreditFlows {
    let perYear = [1, 2, 3, 4, 6, 12, 24, 26, 52].randomElement(using: &random)!
    let count = Int.random(
      in: 1...(Int.random(in: 0..<20, using: &random) == 0 ? 520 : 60), using: &random)
    let rate = Double.random(in: 0...20, using: &random) / Double(perYear)
    let principal = Double.random(in: 50_000...20_000_000, using: &random).rounded()
    let level =
      rate == 0 ? principal / Double(count) : principal * rate / (1 - pow(1 + rate, -Double(count)))
    let charge = Int64.random(in: 0...3_000, using: &random)
    let payment = Int64(level.rounded(.up)) + charge
    let fee = Int64.random(in: 0...Int64(principal / 10), using: &random)
    let stub =
      Bool.random(using: &random)
      ? YearFraction(1, of: perYear)
      : .days(.random(in: 180 / perYear...600 / perYear, using: &random))
    var credit = [CashFlow(.centavos(Int64(principal) - fee), at: .start)]
    for row in 0..<count {
      credit.append(CashFlow(.centavos(-payment), at: stub + YearFraction(row, of: perYear)))
    }
    guard Int.random(in: 0..<4, using: &random) == 0 else { return CreditFlows(credit: credit) }
    let held = Int64.random(in: 1...Int64(principal / 5), using: &random)
    return CreditFlows(
      credit: credit,
      garantiaLiquida: [
        CashFlow(.centavos(-held), at: .start),
        CashFlow(.centavos(held), at: credit[credit.count / 2].time),
      ])
  }

  private static func anything(_ random: inout SeededRandom) -> CreditFlows {
    let count = Int.random(in: 2...8, using: &random)
    let flows = (0..<count).map { row in
      CashFlow(
        .centavos(.random(in: -1_000...1_000, using: &random)), at: YearFraction(row, of: 12))
    }
    return CreditFlows(credit: flows)
  }
}
