import Foundation
import Kernel
import Lending
import LendingLives
import Testing

/// Loans of each method, grace and day count, against the lives of `make_method_lives.py`.
@Suite struct MethodLifeTests {
  struct Life: Decodable {
    let `case`: Int
    let name: String
    let terms: LoanTerms
    let events: String

    var account: LoanAccount {
      get throws {
        LoanAccount(
          schedule: try Schedule(terms, calendar: goldenCalendar),
          events: GoldenTable.Line.events(events))
      }
    }
  }

  static func lives() throws -> [Life] {
    try GoldenTable.values(of: Life.self, in: "method_lives.jsonl")
  }

  @Test func eachLoanStandsWhereALifeDayByDayPutsIt() throws {
    let expected = try GoldenTable("method_life_positions.csv").grouped(by: "case")
    for life in try Self.lives() {
      let account = try life.account
      for row in try #require(expected[String(life.case)]) { row.check(account) }
    }
  }

  @Test func eachThingIsLivedAtLeastThreeTimes() throws {
    let lives = Dictionary(grouping: try Self.lives(), by: \.name)
    #expect(lives.count >= 15)
    for (name, lives) in lives { #expect(lives.count >= 3, "\(name)") }
  }
}
