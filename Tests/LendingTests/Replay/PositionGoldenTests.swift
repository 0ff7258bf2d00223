import Kernel
import Lending
import LendingLives
import Testing

@Suite struct PositionGoldenTests {
  @Test func everyPositionIsTheOneThatALoanLivedDayByDayReaches() throws {
    let expected = try GoldenTable("positions.csv").grouped(by: "case")
    for line in try GoldenTable("cases.csv").lines {
      let schedule = try Schedule(line.terms, calendar: goldenCalendar)
      let account = LoanAccount(schedule: schedule, events: line.events)
      for row in try #require(expected[line["case"]]) {
        let position = account.position(on: row.date("on"))
        check(position, row)
      }
    }
  }

  private func check(_ position: Position, _ row: GoldenTable.Line) {
    let place: Comment = "case \(row["case"]) on \(row["on"])"
    for component in Component.allCases where component != .insurance {
      let name = component.rawValue
      #expect(position.outstanding[component] == row.part("closing.\(name)"), place)
      #expect(position.totals.applied[component] == row.part("applied.\(name)"), place)
    }
    #expect(position.due.total == row.money("due"), place)
    #expect(position.pastDue.total == row.money("pastDue"), place)
    #expect(position.credit == row.money("credit"), place)
    #expect(position.daysPastDue == row.integer("daysPastDue"), place)
  }
}
