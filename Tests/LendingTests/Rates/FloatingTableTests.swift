import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// Tables of floating loans against those of `make_rates.py`, and against loans that live.
@Suite struct FloatingTableTests {
  struct Case: Decodable {
    let `case`: Int
    let name: String
    let terms: LoanTerms
    let market: Market

    var schedule: Schedule {
      get throws { try Schedule(terms, calendar: goldenCalendar, market: market) }
    }
  }

  static func cases() throws -> [Case] {
    try GoldenTable.values(of: Case.self, in: "floatingloans.jsonl")
  }

  @Test func everyTableIsThatOfTheContract() throws {
    let expected = try GoldenTable("floatingtables.csv").grouped(by: "case")
    let cases = try Self.cases()
    #expect(Set(cases.map(\.name)).count >= 12)
    for golden in cases {
      let rows = try #require(expected[String(golden.case)])
      let found = try golden.schedule.installments.map(\.goldenLine)
      #expect(found == rows.map(Self.line), "case \(golden.case): \(golden.name)")
    }
  }

  /// The same resets as events of a loan that was signed at its first rate.
  @Test func aLoanThatLivesThroughTheResetsAsksTheSame() throws {
    for golden in try Self.cases() {
      let quoted = try golden.schedule
      let changes = try quoted.rateChanges(by: golden.market)
      var signed = quoted.terms
      signed.floating = nil
      let events = zip(changes, changes.dropFirst()).filter { $0.rate != $1.rate }.map {
        LoanEvent(
          id: "\($1.from)", effectiveOn: $1.from, instant: 0, .rateChange(to: $1.rate))
      }
      let loan = LoanAccount(
        schedule: try Schedule(signed, calendar: goldenCalendar), events: events)
      let rows = loan.installments(on: quoted.lastDueOn.adding(days: -1))
      let asked = rows.map { [$0.owed.principal, $0.owed.ordinaryInterest.net] }
      let told = quoted.installments.map { [$0.principal, $0.interest] }
      #expect(asked == told, "case \(golden.case): \(golden.name)")
    }
  }

  private static func line(_ row: GoldenTable.Line) -> String {
    ["number", "due", "opening", "principal", "interest", "interestIVA", "insurance"]
      .map { row[$0] }.joined(separator: ",")
  }
}

extension Installment {
  fileprivate var goldenLine: String {
    let amounts = [openingPrincipal, principal, interest, interestIVA, insurance]
    return ([String(number), dueOn.description] + amounts.map { String($0.minorUnits) })
      .joined(separator: ",")
  }
}
