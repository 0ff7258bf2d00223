import Kernel
import Lending
import LendingLives
import Testing

@Suite struct ScheduleGoldenTests {
  @Test func everyTableIsTheOneThatExactFractionsGive() throws {
    let expected = try GoldenTable("schedules.csv").grouped(by: "case")
    let cases = try GoldenTable("cases.csv").lines
    #expect(cases.count >= 400)
    for line in cases {
      let schedule = try Schedule(line.terms, calendar: goldenCalendar)
      let rows = try #require(expected[line["case"]])
      #expect(schedule.installments.count == rows.count)
      for (installment, row) in zip(schedule.installments, rows) {
        #expect(same(installment, row), "case \(line["case"]) row \(row["number"])")
      }
    }
  }

  private func same(_ installment: Installment, _ row: GoldenTable.Line) -> Bool {
    installment.number == row.integer("number")
      && installment.periodEnd == row.date("end") && installment.dueOn == row.date("due")
      && installment.interestDays == row.integer("days")
      && installment.openingPrincipal == row.money("opening")
      && installment.principal == row.money("principal")
      && installment.interest == row.money("interest")
      && installment.interestIVA == row.money("interestIVA")
      && installment.fees == row.money("fees") && installment.feesIVA == row.money("feesIVA")
  }

  /// 10,000 at 60 % in four quincenas: a table worked out by hand.
  @Test func fourQuincenasOfTenThousandAreTheHandmadeTable() throws {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-06-30")!, installmentCount: 4,
      frequency: .quincenal, annualRate: .percent(60))
    let rows = try Schedule(terms, calendar: BusinessCalendar()).installments
    #expect(rows.map(\.principal.minorUnits) == [240_818, 246_838, 253_009, 259_335])
    #expect(rows.map(\.interest.minorUnits) == [25_000, 18_980, 12_809, 6_483])
    #expect(rows.map(\.interestIVA.minorUnits) == [4_000, 3_037, 2_049, 1_037])
    #expect(rows.map(\.total.minorUnits) == [269_818, 268_855, 267_867, 266_855])
    #expect(
      rows.map(\.periodEnd.description) == ["2026-07-15", "2026-07-31", "2026-08-15", "2026-08-31"])
    // 15 August 2026 is a Saturday.
    #expect(rows[2].dueOn.description == "2026-08-17")
  }
}
