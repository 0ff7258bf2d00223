import Testing

@Suite struct ModificationGoldenTests {
  @Test func aModifiedLoanStandsWhereALifeDayByDayPutsIt() throws {
    let expected = try GoldenTable("modification_positions.csv").grouped(by: "case")
    for line in try GoldenTable("modifications.csv").lines {
      let account = try line.life
      for row in try #require(expected[line["case"]]) { row.check(account) }
    }
  }
}
