import Testing

@testable import DMN

/// Cells that are never what they seem to be.
@Suite struct CellLintTests {
  private static func findings(
    _ rows: [[String]], policy: String = "FIRST", of type: String = "number",
    outputs: String? = nil, otherwise: String? = "0", items: String = ""
  ) throws -> [String] {
    try TableLintTests.findings(
      policy, [("Edad", type)], rows, outputs: outputs, otherwise: otherwise, items: items)
  }

  @Test(arguments: ["PRIORITY", "OUTPUT ORDER"])
  func hitsThatAreOrderedByNothingAreTold(policy: String) throws {
    let rows = [["> 1", "1"], ["> 2", "2"]]
    let told = "la política de la tabla ordena por los valores de sus salidas, y ninguna los dice"
    #expect(try Self.findings(rows, policy: policy).first == told)
    #expect(try !Self.findings(rows, policy: policy, outputs: "2, 1").contains(told))
  }

  @Test func anAggregationOfNothingIsTold() throws {
    func told(_ policy: String) throws -> Bool {
      try Self.findings([["> 5", "1"]], policy: policy + "\" aggregation=\"SUM")
        .contains("la tabla dice «aggregation» SUM, y su política no junta nada")
    }
    #expect(try told("UNIQUE") && told("RULE ORDER") && !told("COLLECT"))
  }

  @Test func aCellThatNeverHasAValueIsTold() throws {
    let told = try Self.findings([["[10..1]", "1"], ["< abs(-3)", "2"], ["-", "1 / 0"]])
    #expect(told.count == 2, "\(told)")
    let range = "en el renglón 1, «[10..1]» nunca tiene valor, columna 1: "
    #expect(told.first == range + "ningún intervalo va de un número a un número", "\(told)")
    #expect(told.last?.hasPrefix("en el renglón 3, «1 / 0» nunca tiene valor") == true, "\(told)")
  }

  @Test func whatDependsOnTheMomentIsNotToldToFail() throws {
    let rows = [["< today()", "1"], [">= date(now())", "2"]]
    #expect(try Self.findings(rows, of: "date") == [])
  }

  @Test func aTestOfAnotherKindThanItsColumnIsTold() throws {
    #expect(
      try Self.findings([["\"a\"", "1"], ["< @\"2026-01-01\"", "2"], ["5, null", "3"]])
        == [
          "el renglón 1 pide «\"a\"» a «Edad», que no es de ese tipo",
          "el renglón 2 pide «< @\"2026-01-01\"» a «Edad», que no es de ese tipo",
        ])
    #expect(
      try Self.findings([["not(\"a\")", "1"]]).filter { $0.contains("de ese tipo") } == [])
  }

  @Test func aTestThatDoesNotNameItsInputIsTold() throws {
    let told = "en el renglón 1, «Edad > 5» es verdadero o falso y «Edad» no es ninguno de los dos"
    #expect(try Self.findings([["Edad > 5", "1"]]) == [told])
    #expect(try Self.findings([["? > 5", "1"], ["> 5", "1"]]).filter { $0 == told } == [])
    #expect(try Self.findings([["1 > 5", "1"]], of: "boolean").filter { $0 == told } == [])
  }

  @Test func anAnswerThatTheOutputMayNotBeIsTold() throws {
    let told = "el renglón 1 responde «1», que su salida no puede ser"
    #expect(try Self.findings([["> 5", "1"]], outputs: "\"a\", \"b\"").first == told)
    #expect(
      try Self.findings([["> 5", "\"c\""]], outputs: "\"a\", \"b\"", otherwise: "\"d\"") == [
        "el renglón 1 responde «\"c\"», que su salida no puede ser",
        "por omisión responde «\"d\"», que su salida no puede ser",
      ])
    #expect(try Self.findings([["> 5", "\"a\""]], outputs: "\"a\"", otherwise: "\"a\"") == [])
  }

  @Test(arguments: ["output", "variable"])
  func anAnswerOfAnotherTypeIsTold(part: String) throws {
    let (variable, output) =
      part == "output" ? ("", " typeRef=\"string\"") : (" typeRef=\"string\"", "")
    let model = try WrittenModel.model(
      "<decision id=\"d\" name=\"d\"><variable name=\"d\"\(variable)/><decisionTable>"
        + "<input><inputExpression typeRef=\"number\"><text>1</text></inputExpression></input>"
        + "<output\(output)/><rule><inputEntry><text>-</text></inputEntry>"
        + "<outputEntry><text>7</text></outputEntry></rule></decisionTable></decision>")
    let words = model.findings().filter(\.matter.isError).map(\.matter.words)
    #expect(words == ["el renglón 1 responde «7», que su salida no puede ser"])
  }

  @Test func whatIsLongIsToldByItsBeginning() throws {
    let long = String(repeating: "(", count: 100_000) + "1"
    let model = try WrittenModel.model(WrittenModel.decision("d", WrittenModel.literal(long)))
    let finding = try #require(model.findings().first)
    #expect(finding.description.count < 600)
    #expect(DecisionModel(model).problems[0].places[0].quote?.count == 200)
    let name = String(repeating: "x", count: 100_000)
    let answer = try WrittenModel.answer(
      "d", of: [WrittenModel.model(WrittenModel.decision("d", WrittenModel.literal(name)))])
    #expect(answer.faults.allSatisfy { $0.count < 600 })
  }

  @Test func aFunctionWithoutANameIsWrittenAsFEELWrites() throws {
    let run = Evaluation()
    #expect(try run.value(of: "function(a, b) a + b").text == "function(a, b)")
    #expect(try run.value(of: "abs").text == "abs")
  }
}
