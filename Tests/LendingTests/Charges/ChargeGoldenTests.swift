import Testing

@Suite struct ChargeGoldenTests {
  @Test func whatLatenessAndPunctualityCostIsWhatALifeDayByDayFinds() throws {
    let expected = try GoldenTable("charge_positions.csv").grouped(by: "case")
    for line in try GoldenTable("charges.csv").lines {
      let account = try line.life
      for row in try #require(expected[line["case"]]) { row.check(account) }
    }
  }
}
