import Testing

@testable import DMN

/// What the linter says of tables that are made wrong on purpose, one way each.
@Suite struct TableLintTests {
  /// Rules as rows of cells, the last the output.
  static func findings(
    _ policy: String, _ inputs: [(name: String, type: String)], _ rows: [[String]],
    allowed: String? = nil, outputs: String? = nil, otherwise: String? = nil,
    items: String = "", asking: String? = nil
  ) throws -> [String] {
    func text(_ name: String, _ text: String) -> String {
      let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      return "<\(name)><text>\(escaped)</text></\(name)>"
    }
    let data = inputs.enumerated().map { place, input in
      """
      <inputData id="i\(place)" name="\(input.name)">
        <variable name="\(input.name)" typeRef="\(input.type)"/></inputData>
      """
    }.joined()
    let needs = inputs.indices.map {
      "<informationRequirement><requiredInput href=\"#i\($0)\"/></informationRequirement>"
    }.joined()
    let columns = inputs.map { input in
      "<input><inputExpression\(asking == nil ? " typeRef=\"\(input.type)\"" : "")>"
        + "<text>\(asking ?? input.name)</text>"
        + "</inputExpression>\(allowed.map { text("inputValues", $0) } ?? "")</input>"
    }.joined()
    let rules = rows.map { row in
      "<rule>" + row.dropLast().map { text("inputEntry", $0) }.joined()
        + text("outputEntry", row[row.count - 1]) + "</rule>"
    }.joined()
    let output =
      "<output>" + (outputs.map { text("outputValues", $0) } ?? "")
      + (otherwise.map { text("defaultOutputEntry", $0) } ?? "") + "</output>"
    let model = try DMNModel(
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
      \(items)\(data)<decision id="d" name="Tasa"><variable name="Tasa"/>\(needs)
      <decisionTable hitPolicy="\(policy)">\(columns)\(output)\(rules)</decisionTable>
      </decision></definitions>
      """)
    return model.findings().map(\.matter.words)
  }

  @Test func aWholeTableHasNothingToSay() throws {
    let told = try Self.findings(
      "UNIQUE", [("Edad", "number"), ("Moroso", "boolean")],
      [["< 18", "-", "1"], [">= 18", "true", "2"], [">= 18", "false", "3"]])
    #expect(told == [])
  }

  @Test func whatNoRuleAnswersIsTold() throws {
    let told = try Self.findings(
      "UNIQUE", [("Edad", "number"), ("Moroso", "boolean")],
      [["< 18", "-", "1"], ["[21..65]", "true", "2"], ["[21..70]", "false", "3"]])
    #expect(
      told == [
        "ningún renglón responde cuando Edad es [18..21), > 70",
        "ningún renglón responde cuando Edad es (65..70] y Moroso es true",
      ])
  }

  @Test func aDefaultLeavesNoGap() throws {
    let told = try Self.findings(
      "FIRST", [("Edad", "number")], [["< 18", "1"]], otherwise: "0")
    #expect(told == [])
  }

  @Test func neighbouringDaysHaveNothingBetweenThem() throws {
    let days = [
      ["<= date(\"2026-01-31\")", "1"], [">= date(\"2026-02-01\")", "2"],
    ]
    #expect(try Self.findings("UNIQUE", [("Alta", "date")], days) == [])
    let numbers = [["<= 5", "1"], [">= 6", "2"]]
    #expect(
      try Self.findings("UNIQUE", [("Pagos", "number")], numbers)
        == ["ningún renglón responde cuando Pagos es (5..6)"])
  }

  @Test func valuesThatAreAllowedAreAllThatThereAre() throws {
    let rows = [["\"A\"", "1"], ["\"B\"", "2"]]
    #expect(
      try Self.findings("UNIQUE", [("Grupo", "string")], rows, allowed: "\"A\", \"B\"") == [])
    #expect(
      try Self.findings("UNIQUE", [("Grupo", "string")], rows, allowed: "\"A\", \"B\", \"C\"")
        == ["ningún renglón responde cuando Grupo es \"C\""])
    #expect(
      try Self.findings("UNIQUE", [("Grupo", "string")], rows)
        == ["ningún renglón responde cuando Grupo es not(\"A\", \"B\")"])
    #expect(
      try Self.findings(
        "FIRST", [("Grupo", "string")], rows + [["\"D\"", "3"]], allowed: "\"A\",\"B\"")
        == ["el renglón 3 pide lo que nunca puede ser"])
  }

  @Test func rulesThatAnswerTogetherAreToldWhereOneMayAnswer() throws {
    let rows = [["<= 10", "1"], [">= 10", "2"]]
    #expect(
      try Self.findings("UNIQUE", [("Monto", "number")], rows)
        == ["los renglones 1 y 2 responden a la vez cuando Monto es 10"])
    #expect(
      try Self.findings("ANY", [("Monto", "number")], rows)
        == ["los renglones 1 y 2 responden a la vez cuando Monto es 10"])
    let agreeing = [["<= 10", "1"], [">= 10", "1"]]
    #expect(try Self.findings("ANY", [("Monto", "number")], agreeing) == [])
    #expect(try Self.findings("COLLECT", [("Monto", "number")], rows) == [])
  }

  @Test(arguments: [
    "UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT",
    "COLLECT\" aggregation=\"SUM", "COLLECT\" aggregation=\"COUNT",
  ])
  func aTableWithoutAMatchIsNullWhateverItsPolicy(policy: String) throws {
    let rows = [["> 10", "1"]]
    let values = "1, 0"
    #expect(
      try Self.findings(policy, [("Monto", "number")], rows, outputs: values)
        == ["ningún renglón responde cuando Monto es <= 10"])
    #expect(
      try Self.findings(policy, [("Monto", "number")], rows, outputs: values, otherwise: "0")
        == [])
  }

  @Test(arguments: [
    "UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT",
  ])
  func aRuleThatRepeatsAnotherIsToldOnceWhateverThePolicy(policy: String) throws {
    let rows = [["<=10", "\"a b\""], ["> 10", "2"], ["<= 10", "\"a b\""]]
    #expect(
      try Self.findings(policy, [("Monto", "number")], rows, outputs: "2, \"a b\"")
        == ["el renglón 3 repite el 1"])
    let other = [["<= 10", "\"a b\""], ["> 10", "2"], ["<= 10", "\"a  b\""]]
    #expect(
      try !Self.findings(policy, [("Monto", "number")], other).contains { $0.contains("repite") })
  }

  private static let mixed =
    "las celdas de «Monto» no se comparan entre sí: no se buscan en ella huecos ni traslapes"

  @Test func whatIsNotComparedMayStillBeRepeated() throws {
    let rows = [["1", "1"], ["\"a\"", "2"], ["1", "1"]]
    #expect(
      try Self.findings("COLLECT", [("Monto", "Any")], rows)
        == [Self.mixed, "el renglón 3 repite el 1"])
  }

  @Test func aCellOfAnotherKindLeavesOutItsRuleAlone() throws {
    let rows = [["< 10", "1"], ["\"diez\"", "2"], ["[10..20]", "3"], ["[20..30]", "4"]]
    #expect(
      try Self.findings("UNIQUE", [("Monto", "number")], rows) == [
        "el renglón 2 pide «\"diez\"» a «Monto», que no es de ese tipo",
        "ningún renglón responde cuando Monto es > 30",
        "los renglones 3 y 4 responden a la vez cuando Monto es 20",
      ])
    let contrary = [["< 10", "1"], ["not(\"diez\")", "2"]]
    #expect(try Self.findings("FIRST", [("Monto", "number")], contrary) == [])
    let partly = [["< 10, \"diez\"", "1"], ["> 10", "2"]]
    #expect(
      try Self.findings("UNIQUE", [("Monto", "number")], partly) == [
        "el renglón 1 pide «< 10, \"diez\"» a «Monto», que no es de ese tipo",
        "ningún renglón responde cuando Monto es 10",
      ])
  }

  @Test func aColumnThatMixesKindsLeavesOutItselfAlone() throws {
    let rows = [
      ["1", "< 18", "1"], ["\"a\"", "[18..21]", "2"], ["-", "[21..65]", "3"],
      ["-", "[65..70]", "4"],
    ]
    #expect(
      try Self.findings("UNIQUE", [("Monto", "Any"), ("Edad", "number")], rows) == [
        Self.mixed, "ningún renglón responde cuando Edad es > 70",
        "los renglones 3 y 4 responden a la vez cuando Edad es 65",
      ])
  }

  @Test func aTypeIsWhatThereIs() throws {
    let both = [["true", "1"], ["false", "2"]]
    let one = ["ningún renglón responde cuando Nuevo es false"]
    for type in ["boolean", "Any"] {
      #expect(try Self.findings("UNIQUE", [("Nuevo", type)], both) == [])
      #expect(try Self.findings("UNIQUE", [("Nuevo", type)], [["true", "1"]]) == one)
    }
    #expect(try Self.findings("UNIQUE", [("Nuevo", "boolean")], [["not(false)", "1"]]) == one)
    #expect(
      try Self.findings("UNIQUE", [("Nuevo", "boolean")], [["-", "1"]])
        == ["ningún renglón pregunta por «Nuevo»"])
  }

  @Test func theTypesOfAModelAreWhatThereIs() throws {
    let types = """
      <itemDefinition name="tSi"><typeRef>boolean</typeRef></itemDefinition>
      <itemDefinition name="tGrupo"><typeRef>string</typeRef>
      <allowedValues><text>"A", "B", "C"</text></allowedValues></itemDefinition>
      <itemDefinition name="tCliente">
      <itemComponent name="grupo actual"><typeRef>tGrupo</typeRef></itemComponent>
      <itemComponent name="clase"><typeRef>string</typeRef>
      <allowedValues><text>"A", "B"</text></allowedValues></itemComponent>
      <itemComponent name="es nuevo"><typeRef>tSi</typeRef></itemComponent></itemDefinition>
      <itemDefinition name="tSocio"><typeRef>tCliente</typeRef></itemDefinition>
      """
    let grupo = [["\"A\"", "1"], ["\"B\"", "2"]]
    let c = ["ningún renglón responde cuando Grupo es \"C\""]
    #expect(try Self.findings("UNIQUE", [("Grupo", "tGrupo")], grupo, items: types) == c)
    let nuevo = [["true", "1"], ["false", "2"]]
    #expect(try Self.findings("UNIQUE", [("Nuevo", "tSi")], nuevo, items: types) == [])
    func ofClient(_ entry: String, _ rows: [[String]]) throws -> [String] {
      try Self.findings(
        "UNIQUE", [("Cliente", "tSocio")], rows, items: types, asking: "Cliente.\(entry)")
    }
    #expect(try ofClient("es nuevo", nuevo) == [] && ofClient("clase", grupo) == [])
    #expect(
      try ofClient("es nuevo", [["-", "1"]])
        == ["ningún renglón pregunta por «Cliente.es nuevo»"])
    #expect(
      try ofClient("grupo actual", grupo)
        == ["ningún renglón responde cuando Cliente.grupo actual es \"C\""])
    let deep = "Cliente" + String(repeating: ".x", count: 100_000)
    #expect(try !ofClient(deep.dropFirst(8).description, nuevo).isEmpty)
  }

  @Test func aRuleThatNeverDecidesIsToldWithThoseBeforeIt() throws {
    let told = try Self.findings(
      "FIRST", [("Monto", "number"), ("Nuevo", "boolean")],
      [["< 10", "-", "1"], [">= 10", "true", "2"], ["[5..20]", "true", "3"], ["-", "-", "4"]])
    #expect(told == ["el renglón 3 nunca decide, porque los renglones 1 y 2 responden antes"])
  }

  @Test func withPriorityTheBetterOutputHidesTheOther() throws {
    let told = try Self.findings(
      "PRIORITY", [("Monto", "number")],
      [["[1..5]", "\"REVISAR\""], ["-", "\"RECHAZAR\""]], outputs: "\"RECHAZAR\", \"REVISAR\"")
    #expect(told == ["el renglón 1 nunca decide, porque el 2 responde antes"])
  }

  @Test func whatCannotBeToldBeforehandIsNoFinding() throws {
    let rows = [["? > 5 and odd(?)", "1"], ["? <= 5", "2"]]
    #expect(try Self.findings("UNIQUE", [("Monto", "number")], rows) == [])
  }

  @Test func aColumnThatNobodyAsksIsTold() throws {
    let told = try Self.findings(
      "UNIQUE", [("Monto", "number"), ("Color", "string")],
      [["< 5", "-", "1"], [">= 5", "-", "2"]])
    #expect(told == ["ningún renglón pregunta por «Color»"])
  }

  @Test(.timeLimit(.minutes(1))) func aTableThatWouldTakeForEverIsLeftAndSaysSo() throws {
    let inputs = (0..<14).map { (name: "E\($0)", type: "number") }
    let rows = (0..<60).map { rule in
      inputs.indices.map { column in "!= \((rule * 31 + column * 17) % 53)" } + ["\(rule)"]
    }
    let told = try Self.findings("FIRST", inputs, rows)
    #expect(told.contains("la tabla tiene más combinaciones de las que se revisan"))
    let many = (0..<3_000).map { ["[\($0)..\($0 + 1))", "\($0)"] }
    #expect(
      try Self.findings("UNIQUE", [("E", "number")], many)
        == ["la tabla tiene más combinaciones de las que se revisan"])
  }
}
