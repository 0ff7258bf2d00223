import Foundation
import Kernel
import Lending

/// The flows of a loan that costs.
struct RandomCredit: Drawn {
  let flows: CreditFlows

  init(_ random: inout SeededRandom) { flows = Self.drawn(&random) }

  var told: String { "\(flows)" }

  private static func drawn(_ random: inout SeededRandom) -> CreditFlows {
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
}

/// Any flows at all.
struct RandomFlows: Drawn {
  let flows: CreditFlows

  init(_ random: inout SeededRandom) { flows = Self.drawn(&random) }

  var told: String { "\(flows)" }

  private static func drawn(_ random: inout SeededRandom) -> CreditFlows {
    let count = Int.random(in: 2...8, using: &random)
    let flows = (0..<count).map { row in
      CashFlow(
        .centavos(.random(in: -1_000...1_000, using: &random)), at: YearFraction(row, of: 12))
    }
    return CreditFlows(credit: flows)
  }
}
