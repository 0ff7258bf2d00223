import Kernel
import Lending
import LendingLives
import Testing

/// Every published figure and every synthetic fixture, and loans drawn at random, against
/// decimals of 45 digits (`make_cat.py`).
@Suite struct CATGoldenTests {
  static let cases = Result { try GoldenTable("cat.csv").lines }

  @Test func everyFigureComesOutToTheTenth() throws {
    let cases = try Self.cases.get()
    #expect(cases.count > 220)
    for line in cases {
      #expect(try line.flows.cat().tenths == line.integer("tenths"), "\(line["case"])")
    }
  }

  @Test func theAnnualAndTheMonthlyRateAndTheCostComeOutToo() throws {
    for line in try Self.cases.get() {
      let cost = try line.flows.cost()
      let annual = line.rate("annualPPM").millionths
      #expect(
        abs(cost.annualRate.millionths - annual) <= annual / 1_000_000_000_000, "\(line["case"])")
      #expect(cost.monthlyRate == line.rate("monthlyPPM"), "\(line["case"])")
      #expect(cost.totalCost == line.money("cost"), "\(line["case"])")
      #expect(cost.cat == (try line.flows.cat()))
    }
  }

  @Test func theOrderInWhichFlowsAreNamedIsOfNoConsequence() throws {
    var random = SeededRandom(9)
    for line in try Self.cases.get() {
      var flows = line.flows
      flows.credit.shuffle(using: &random)
      #expect(try flows.cat().tenths == line.integer("tenths"), "\(line["case"])")
    }
  }
}

extension GoldenTable.Line {
  fileprivate var flows: CreditFlows {
    CreditFlows(credit: flows("credit"), garantiaLiquida: flows("guarantee"))
  }

  /// `0/1:1000000 1/12:-95000`: years and centavos.
  private func flows(_ name: String) -> [CashFlow] {
    self[name].split(separator: " ").map { text in
      let parts = text.split { $0 == "/" || $0 == ":" }
      let time = YearFraction(Int(parts[0])!, of: Int(parts[1])!)
      return CashFlow(Money(minorUnits: Int64(parts[2])!), at: time)
    }
  }
}
