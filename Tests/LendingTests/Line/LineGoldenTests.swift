import Kernel
import Lending
import Testing

/// Lives walked night by night by `make_lines.py`.
@Suite struct LineGoldenTests {
  @Test func everyStatementIsTheOneThatALineLivedNightByNightPrints() throws {
    let expected = try GoldenTable("line_statements.csv").grouped(by: "life")
    for line in try GoldenTable("lines.csv").lines {
      let rows = try #require(expected[line["life"]])
      let account = try line.lineAccount
      let last = rows[rows.count - 1].date("cut")
      let statements = account.statements(through: last)
      #expect(statements.count == rows.count, "life \(line["life"])")
      for (statement, row) in zip(statements, rows) { check(statement, row) }
    }
  }

  private func check(_ statement: LineStatement, _ row: GoldenTable.Line) {
    let place: Comment = "life \(row["life"]), statement \(row["number"])"
    #expect(statement.number == row.integer("number"), place)
    #expect(statement.startsOn == row.date("start"), place)
    #expect(statement.cutOn == row.date("cut"), place)
    #expect(statement.dueOn == row.date("due"), place)
    #expect(statement.opening == row.money("opening"), place)
    #expect(statement.draws == row.money("draws"), place)
    #expect(statement.payments == row.money("payments"), place)
    #expect(statement.refunds == row.money("refunds"), place)
    #expect(statement.interest == row.part("interest"), place)
    #expect(statement.moratorio == row.part("moratorio"), place)
    #expect(statement.fees == row.part("fees"), place)
    #expect(statement.averageBalance == row.money("average"), place)
    #expect(statement.interestDays == row.integer("days"), place)
    #expect(statement.annualRate == row.rate("ratePPM"), place)
    #expect(statement.limit == row.money("limit"), place)
    #expect(statement.available == row.money("available"), place)
    #expect(statement.pastDue == row.money("pastDue"), place)
    #expect(statement.minimum == row.money("minimum"), place)
    #expect(statement.paymentForNoInterest == row.money("full"), place)
    #expect(statement.closing == row.money("closing"), place)
  }

  @Test func payingOnlyTheMinimumTakesAsLongAsItTakes() throws {
    let lives = try GoldenTable("lines.csv").grouped(by: "life")
    for row in try GoldenTable("line_minimums.csv").lines {
      let life = try #require(lives[row["life"]]?.first)
      let end = try #require(life.lineAccount.payingOnlyTheMinimum(after: row.date("after")))
      let place: Comment = "life \(row["life"])"
      #expect(end.payments == row.integer("payments"), place)
      #expect(end.paidOffOn == row.date("paidOff"), place)
      #expect(end.paid == row.money("paid"), place)
      #expect(end.interest == row.part("interest"), place)
    }
  }

  @Test func everyPositionIsTheOneThatALineLivedNightByNightReaches() throws {
    let expected = try GoldenTable("line_positions.csv").grouped(by: "life")
    for line in try GoldenTable("lines.csv").lines {
      let account = try line.lineAccount
      for row in try #require(expected[line["life"]]) {
        check(account.position(on: row.date("on")), row)
      }
    }
  }

  private func check(_ position: LinePosition, _ row: GoldenTable.Line) {
    let place: Comment = "life \(row["life"]) on \(row["on"])"
    for component in Component.allCases {
      #expect(position.owed[component] == row.part("owed.\(component.rawValue)"), place)
    }
    #expect(position.used == row.money("used"), place)
    #expect(position.available == row.money("available"), place)
    #expect(position.accruedInterest == row.part("accrued"), place)
    #expect(position.interestAtStake == row.part("stake"), place)
    #expect(position.accruedMoratorio == row.part("moratorio"), place)
    #expect(position.credit == row.money("credit"), place)
    #expect(position.due.total == row.money("due"), place)
    #expect(position.pastDue.total == row.money("pastDue"), place)
    #expect(position.daysPastDue == row.integer("daysPastDue"), place)
    #expect(position.nextDueOn == CalendarDate(row["nextDue"]), place)
    #expect(position.payoff == row.money("payoff"), place)
    let isOpen = row["standing"] == "open"
    #expect((position.standing == .open) == isOpen, place)
  }
}
