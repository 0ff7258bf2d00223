import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// Every kind of terms, kept as contracts keep them, against the tables of `make_methods.py`, and
/// of `make_digits.py` where each step keeps so many digits.
@Suite struct MethodGoldenTests {
  struct Case: Decodable {
    let `case`: Int
    let name: String
    let terms: LoanTerms
  }

  static func cases(_ file: String) throws -> [Case] {
    try GoldenTable.values(of: Case.self, in: "\(file).jsonl")
  }

  @Test(arguments: [("methods", 600), ("digits", 180)])
  func everyKindOfTermsGivesTheTableOfTheContract(file: String, count: Int) throws {
    let expected = try GoldenTable("\(file).csv").grouped(by: "case")
    let cases = try Self.cases(file)
    #expect(cases.count >= count)
    for golden in cases {
      let rows = try #require(expected[String(golden.case)])
      do {
        let schedule = try Schedule(golden.terms, calendar: goldenCalendar)
        let found = schedule.installments.map(\.goldenLine)
        let wanted = rows.map(Self.line)
        #expect(found == wanted, "case \(golden.case): \(golden.name)")
      } catch {
        Issue.record("case \(golden.case): \(golden.name): \(error)")
      }
    }
  }

  private static let columns = [
    "number", "start", "end", "due", "from", "days", "base", "opening", "principal", "interest",
    "interestIVA", "fees", "feesIVA", "insurance", "insuranceIVA",
  ]

  private static func line(_ row: GoldenTable.Line) -> String {
    columns.map { row[$0] }.joined(separator: ",")
  }
}

extension Installment {
  fileprivate var goldenLine: String {
    let dates = [periodStart, periodEnd, dueOn, interestFrom].map(\.description)
    let amounts = [
      interestBase, openingPrincipal, principal, interest, interestIVA, fees, feesIVA, insurance,
      insuranceIVA,
    ]
    return
      ([String(number)] + dates + [String(interestDays)]
      + amounts.map { String($0.minorUnits) }).joined(separator: ",")
  }
}
