import Testing

@testable import DMN

/// Boxed expressions (7.3 and 10.2), each inside of the others.
@Suite struct BoxTests {
  private typealias Model = WrittenModel

  private static func value(_ logic: String, inputs: String = "{}") throws -> String {
    try Model.value(
      "d", in: Model.input("i") + Model.decision("d", needs: ["#i"], logic), inputs: inputs)
  }

  private static func entry(_ name: String?, _ logic: String, type: String = "Any") -> String {
    let variable = name.map { "<variable name=\"\($0)\" typeRef=\"\(type)\"/>" }
    return "<contextEntry>\(variable ?? "")\(logic)</contextEntry>"
  }

  @Test func anEntrySeesThoseBeforeIt() throws {
    let entries =
      Self.entry("base", Model.literal("i * 2")) + Self.entry("más", Model.literal("base + 1"))
    #expect(
      try Self.value("<context>\(entries)</context>", inputs: "{i: 5}") == "{base: 10, más: 11}")
  }

  @Test func anEntryDoesNotSeeThoseBehindIt() throws {
    let entries = Self.entry("a", Model.literal("b")) + Self.entry("b", Model.literal("1"))
    let (value, faults) = try Model.answer(
      "d", of: [Model.model(Model.decision("d", "<context>\(entries)</context>"))])
    #expect(value == "{a: null, b: 1}")
    #expect(faults.contains("nothing is called “b” here"))
  }

  @Test func theLastEntryWithoutANameIsWhatAContextComesTo() throws {
    let entries =
      Self.entry("a", Model.literal("i + 1")) + Self.entry("b", Model.literal("a * a"))
      + Self.entry(nil, Model.literal("b - a"))
    #expect(try Self.value("<context>\(entries)</context>", inputs: "{i: 2}") == "6")
  }

  @Test func anEntryIsOfItsType() throws {
    let logic = "<context>\(Self.entry("a", Model.literal("\"x\""), type: "number"))</context>"
    let (value, faults) = try Model.answer("d", of: [Model.model(Model.decision("d", logic))])
    #expect(value == "{a: null}" && faults == ["a is a string and not of its type"])
  }

  @Test func anEntryTwiceIsNoContext() throws {
    let entries = Self.entry("a", Model.literal("1")) + Self.entry("a", Model.literal("2"))
    #expect(try Self.value("<context>\(entries)</context>") == "null")
  }

  private static let relation =
    "<relation><column name=\"plazo\"/><column name=\"tasa\"/>"
    + ["12", "24"].map {
      "<row>\(Model.literal($0))\(Model.literal("\($0) / i"))</row>"
    }.joined() + "</relation>"

  @Test func aRelationIsAListOfContexts() throws {
    #expect(
      try Self.value(Self.relation, inputs: "{i: 2}")
        == "[{plazo: 12, tasa: 6}, {plazo: 24, tasa: 12}]")
  }

  @Test func aRelationIsFilteredByItsColumns() throws {
    let entries =
      Self.entry("tabla", Self.relation)
      + Self.entry(nil, Model.literal("tabla[plazo > 12].tasa[1]"))
    #expect(try Self.value("<context>\(entries)</context>", inputs: "{i: 2}") == "12")
  }

  @Test func aRowOfAnotherLengthIsTold() throws {
    let logic = "<relation><column name=\"a\"/><row/></relation>"
    let (value, faults) = try Model.answer("d", of: [Model.model(Model.decision("d", logic))])
    #expect(value == "null")
    #expect(faults.contains("a row of the relation has too many or too few cells"))
  }

  @Test func aListHoldsBoxesOfAnyKind() throws {
    let logic =
      "<list>\(Model.literal("i"))<list>\(Model.literal("i + 1"))</list>"
      + "<context>\(Self.entry("a", Model.literal("i + 2")))</context></list>"
    #expect(try Self.value(logic, inputs: "{i: 1}") == "[1, [2], {a: 3}]")
  }

  @Test(arguments: [("{i: 10}", "mucho"), ("{i: 1}", "poco")])
  func aConditionalChooses(inputs: String, wanted: String) throws {
    let logic =
      "<conditional><if>\(Model.literal("i > 5"))</if><then>\(Model.literal("\"mucho\""))</then>"
      + "<else>\(Model.literal("\"poco\""))</else></conditional>"
    #expect(try Self.value(logic, inputs: inputs) == wanted)
  }

  @Test func aConditionalWorksOutOnlyWhatItChooses() throws {
    let logic =
      "<conditional><if>\(Model.literal("true"))</if><then>\(Model.literal("1"))</then>"
      + "<else>\(Model.literal("1 / 0"))</else></conditional>"
    #expect(try Self.value(logic) == "1")
  }

  private static func filter(_ list: String, _ condition: String) -> String {
    "<filter><in>\(Model.literal(list))</in><match>\(Model.literal(condition))</match></filter>"
  }

  @Test(arguments: [
    ("[1, 5, 9]", "item > i", "[5, 9]"), ("[]", "item > i", "[]"),
    ("[{m: 1}, {m: 7}]", "m > i", "[{m: 7}]"), ("[{m: 1}, {m: 7}]", "item.m > i", "[{m: 7}]"),
    ("7", "item > i", "[7]"), ("null", "true", "null"),
  ])
  func aFilterKeepsWhatMatches(list: String, condition: String, wanted: String) throws {
    #expect(try Self.value(Self.filter(list, condition), inputs: "{i: 3}") == wanted)
  }

  private static func loop(_ kind: String, _ list: String, _ body: String) -> String {
    let part = kind == "for" ? "return" : "satisfies"
    return "<\(kind) iteratorVariable=\"x\"><in>\(Model.literal(list))</in>"
      + "<\(part)>\(Model.literal(body))</\(part)></\(kind)>"
  }

  @Test(arguments: [
    ("for", "[1, 2, 3]", "x * i", "[2, 4, 6]"), ("for", "1..3", "x * i", "[2, 4, 6]"),
    ("for", "3..1", "x", "[3, 2, 1]"), ("for", "[]", "x", "[]"),
    ("for", "1..4", "if x = 1 then 1 else x * partial[-1]", "[1, 2, 6, 24]"),
    ("for", "1..3", "count(partial)", "[0, 1, 2]"), ("for", "null", "x", "null"),
    ("every", "[3, 4]", "x > i", "true"), ("every", "[1, 4]", "x > i", "false"),
    ("every", "[]", "x > i", "true"), ("some", "[1, 4]", "x > i", "true"),
    ("some", "[1, 2]", "x > i", "false"), ("some", "[]", "x > i", "false"),
    ("some", "1..3", "x = 3", "true"), ("every", "[{a: 3}]", "x.a > i", "true"),
  ])
  func aLoopGoesThroughAListOrARange(
    kind: String, list: String, body: String, wanted: String
  ) throws {
    #expect(try Self.value(Self.loop(kind, list, body), inputs: "{i: 2}") == wanted)
  }

  @Test(arguments: [
    (#"@"2026-02-28" + @"P1M""#, "2026-03-28"), (#"@"10:30:00Z".time offset"#, "PT0S"),
    (#"@"2026-02-28T10:00:00@America/Mexico_City".timezone"#, "America/Mexico_City"),
    (#"@"P1Y2M".months"#, "2"), (#"@"-P1DT2H".hours"#, "-2"),
    (#"@"2026-02-28".weekday"#, "6"),
  ])
  func whatIsBehindAnAtSignIsADateATimeOrADuration(text: String, wanted: String) throws {
    #expect(try Self.value(Model.literal(text)) == wanted)
  }

  @Test(arguments: [#"@"2026-02-30""#, #"@"x""#, #"@"P1Y1D""#, "@5"])
  func anythingElseBehindAnAtSignIsNoFEEL(text: String) throws {
    #expect(try Self.value(Model.literal(text)) == "null")
  }
}
