import Testing

@testable import DMN

/// What becomes of rules that match (8.2.10, 8.2.11 and 10.3.2.10).
@Suite struct HitPolicyTests {
  /// Two outputs, told in an order of preference; each rule holds for more than the one before.
  static func table(
    _ policy: String, _ rows: [(String, String, String)] = rows, otherwise: (String?, String?)
  ) -> String {
    func output(_ name: String, _ values: String, _ otherwise: String?) -> String {
      "<output name=\"\(name)\"><outputValues>\(WrittenModel.text(values))</outputValues>"
        + (otherwise.map {
          "<defaultOutputEntry>\(WrittenModel.text($0))</defaultOutputEntry>"
        } ?? "") + "</output>"
    }
    let rules = rows.map { test, level, rate in
      "<rule><inputEntry>\(WrittenModel.text(test))</inputEntry>"
        + "<outputEntry>\(WrittenModel.text(level))</outputEntry>"
        + "<outputEntry>\(WrittenModel.text(rate))</outputEntry></rule>"
    }.joined()
    return WrittenModel.input("i", type: "number")
      + WrittenModel.decision(
        "d", needs: ["#i"],
        "<decisionTable \(policy)><input><inputExpression typeRef=\"number\">"
          + WrittenModel.text("i") + "</inputExpression></input>"
          + output("nivel", #""ALTO","MEDIO","BAJO""#, otherwise.0)
          + output("tasa", "30,20,10", otherwise.1) + rules + "</decisionTable>")
  }

  static let rows = [
    ("> 10", #""BAJO""#, "10"), ("> 5", #""ALTO""#, "20"), ("> 0", #""ALTO""#, "30"),
  ]

  static func value(
    _ policy: String, _ input: Int, otherwise: (String?, String?) = (nil, nil)
  ) throws -> String {
    try WrittenModel.value(
      "d", in: table("hitPolicy=\"\(policy)\"", otherwise: otherwise), inputs: "{i: \(input)}")
  }

  private static let low = #"{nivel: "BAJO", tasa: 10}"#
  private static let high = #"{nivel: "ALTO", tasa: 20}"#
  private static let highest = #"{nivel: "ALTO", tasa: 30}"#

  @Test(arguments: [
    ("UNIQUE", 1, highest), ("UNIQUE", 6, "null"), ("UNIQUE", 0, "null"),
    ("ANY", 1, highest), ("ANY", 6, "null"),
    ("FIRST", 20, low), ("FIRST", 6, high),
    ("PRIORITY", 20, highest), ("PRIORITY", 6, highest), ("PRIORITY", 1, highest),
    ("RULE ORDER", 20, "[\(low), \(high), \(highest)]"), ("RULE ORDER", 1, "[\(highest)]"),
    ("OUTPUT ORDER", 20, "[\(highest), \(high), \(low)]"),
    ("COLLECT", 20, "[\(low), \(high), \(highest)]"), ("COLLECT", 0, "null"),
  ])
  func severalOutputsAreOneContextOfEachHit(policy: String, input: Int, wanted: String) throws {
    #expect(try Self.value(policy, input) == wanted)
  }

  @Test(arguments: [
    "UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT",
  ])
  func withoutAMatchTheDefaultsAnswerAndElseNothing(policy: String) throws {
    #expect(try Self.value(policy, 0) == "null")
    let both = (#""MEDIO""#, "5 + 5")
    #expect(try Self.value(policy, 0, otherwise: both) == #"{nivel: "MEDIO", tasa: 10}"#)
    #expect(try Self.value(policy, 0, otherwise: (nil, "10")) == "{nivel: null, tasa: 10}")
  }

  @Test func rulesThatAgreeAnswerAnyOfThem() throws {
    let rows = [("> 10", #""ALTO""#, "10 + 10"), ("> 5", #""ALTO""#, "20")]
    let table = Self.table("hitPolicy=\"ANY\"", rows, otherwise: (nil, nil))
    #expect(try WrittenModel.value("d", in: table, inputs: "{i: 20}") == Self.high)
  }

  @Test(arguments: ["SUM", "MIN", "MAX", "COUNT"])
  func severalOutputsAreNotAggregated(aggregation: String) throws {
    let table = Self.table(
      "hitPolicy=\"COLLECT\" aggregation=\"\(aggregation)\"", otherwise: (nil, nil))
    let answer = try WrittenModel.answer(
      "d", of: [WrittenModel.model(table)], inputs: "{i: 20}")
    #expect(answer.value == "null")
    #expect(answer.faults == ["“d” has several outputs, which are not aggregated"])
  }

  @Test func whatAnOutputMayNotBeIsNoAnswer() throws {
    let table = Self.table(
      "", [("-", #""OTRO""#, "10")], otherwise: (nil, nil))
    let answer = try WrittenModel.answer("d", of: [WrittenModel.model(table)])
    #expect(answer.value == "null" && answer.faults == ["“nivel” may not be OTRO"])
  }
}

/// One output and an operator (8.2.11: sum of all outputs, number of outputs, smallest, largest).
@Suite struct AggregationTests {
  private static func value(
    _ attributes: String, _ outputs: [String], input: String = "true", otherwise: String? = nil
  ) throws -> String {
    let type = attributes.isEmpty ? " typeRef=\"number\"" : ""
    let rules = outputs.map {
      "<rule><inputEntry><text>true</text></inputEntry>"
        + "<outputEntry>\(WrittenModel.text($0))</outputEntry></rule>"
    }.joined()
    let missed = otherwise.map {
      "<defaultOutputEntry>\(WrittenModel.text($0))</defaultOutputEntry>"
    }
    return try WrittenModel.value(
      "d",
      in: WrittenModel.decision(
        "d",
        "<decisionTable hitPolicy=\"COLLECT\" \(attributes)><input><inputExpression>"
          + "<text>\(input)</text></inputExpression></input>"
          + "<output\(type)>\(missed ?? "")</output>\(rules)</decisionTable>"))
  }

  @Test(arguments: [
    ("SUM", ["1", "2", "2"], "5"), ("COUNT", ["1", "2", "2"], "3"), ("MIN", ["2", "1"], "1"),
    ("MAX", ["2", "1"], "2"), ("MIN", [#""b""#, #""a""#], "a"),
    ("MAX", [#"@"2026-01-01""#, #"@"2026-02-01""#], "2026-02-01"),
    ("SUM", [#"@"P1D""#, #"@"PT12H""#], "P1DT12H"), ("SUM", [#""a""#, "1"], "null"),
    ("COUNT", [#""a""#, "1"], "2"), ("COUNT", [#""a""#, #""a""#], "2"),
    ("SUM", ["1", "null"], "null"), ("COUNT", ["1", "null"], "2"),
  ])
  func hitsBecomeOneValue(aggregation: String, outputs: [String], wanted: String) throws {
    #expect(try Self.value("aggregation=\"\(aggregation)\"", outputs) == wanted)
  }

  @Test func withoutAnOperatorAllAnswersAreListed() throws {
    #expect(try Self.value("", ["1", "2", "2"]) == "[1, 2, 2]")
  }

  @Test func whereHitsAreListedTheDefaultMayBeAList() throws {
    #expect(try Self.value("", ["1"], input: "false", otherwise: "[]") == "[]")
    #expect(try Self.value("", ["1"], input: "false", otherwise: "[7, 8]") == "[7, 8]")
  }

  @Test(arguments: ["SUM", "MIN", "MAX", "COUNT"])
  func withoutAMatchThereIsTheDefaultOrNothing(aggregation: String) throws {
    let attribute = "aggregation=\"\(aggregation)\""
    #expect(try Self.value(attribute, ["1"], input: "false") == "null")
    #expect(try Self.value(attribute, ["1"], input: "false", otherwise: "7") == "7")
  }
}

/// Cells, inputs and what they may be (8.2.5 to 8.2.9).
@Suite struct TableCellTests {
  private static func value(
    _ input: String, allowed: String? = nil, _ rows: [(String, String)]
  ) throws -> (value: String, faults: [String]) {
    let values = allowed.map { "<inputValues>\(WrittenModel.text($0))</inputValues>" } ?? ""
    let rules = rows.map {
      "<rule><inputEntry>\(WrittenModel.text($0))</inputEntry>"
        + "<outputEntry>\(WrittenModel.text($1))</outputEntry></rule>"
    }.joined()
    return try WrittenModel.answer(
      "d",
      of: [
        WrittenModel.model(
          WrittenModel.decision(
            "d",
            "<decisionTable hitPolicy=\"FIRST\"><input><inputExpression>"
              + WrittenModel.text(input) + "</inputExpression>\(values)</input><output/>"
              + "\(rules)</decisionTable>"))
      ])
  }

  @Test(arguments: [
    ("5", "5"), ("5", "< 6"), ("5", "[1..5]"), ("5", "1, 5"), ("5", "not(4, 6)"), ("5", "-"),
    ("5", "? > 4 and odd(?)"), ("5", "[1, 5, 9]"), ("5", "> 4, null"), ("null", "null"),
    ("null", "-"), (#""a""#, #"not("b")"#), ("[1, 2]", "list contains(?, 2)"),
    ("[1, 2]", "[1, 2]"), (#"@"2026-01-15""#, #"[@"2026-01-01"..@"2026-01-31"]"#),
    ("{a: 1}", "?.a = 1"), ("5", "? in [4..6]"), ("true", "true"), ("5", "(2..9)"),
  ])
  func aCellHolds(input: String, cell: String) throws {
    #expect(try Self.value(input, [(cell, "1"), ("-", "0")]).value == "1")
  }

  @Test(arguments: [
    ("5", "6"), ("5", "< 5"), ("5", "]5..9["), ("5", "1, 6"), ("5", "not(5)"), ("null", "< 6"),
    ("null", "not(null)"), (#""5""#, "5"), (#""5""#, "> 4"), ("5", "null"), ("[1, 2]", "3"),
    ("5", "? > 9"), ("false", "true"),
  ])
  func aCellDoesNotHold(input: String, cell: String) throws {
    #expect(try Self.value(input, [(cell, "1"), ("-", "0")]).value == "0")
  }

  @Test func whatAnInputMayNotBeIsNotDecided() throws {
    let told = try Self.value("5", allowed: "1, 2, 3", [("-", "1")])
    #expect(told.value == "null" && told.faults == ["“5” is 5, which the table does not allow"])
    #expect(try Self.value("2", allowed: "1, 2, 3", [("-", "1")]).value == "1")
  }

  @Test func aTableWithoutInputsAlwaysMatches() throws {
    let rules = "<rule><outputEntry><text>4</text></outputEntry></rule>"
    let table = "<decisionTable><output/>\(rules)</decisionTable>"
    #expect(try WrittenModel.value("d", in: WrittenModel.decision("d", table)) == "4")
  }
}
