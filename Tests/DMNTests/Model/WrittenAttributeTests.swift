import Testing

@testable import DMN

/// What an attribute says that the standard has not is an error: nothing stands in for it.
@Suite struct WrittenAttributeTests {
  private typealias Model = WrittenModel

  private static func table(_ attributes: String, cell: String = "") -> String {
    Model.decision(
      "d",
      "<decisionTable \(attributes)><input><inputExpression><text>5</text></inputExpression>"
        + "</input><output/><rule><inputEntry \(cell)><text>-</text></inputEntry>"
        + "<outputEntry><text>1</text></outputEntry></rule></decisionTable>")
  }

  private static let policies =
    "UNIQUE, FIRST, PRIORITY, ANY, COLLECT, RULE ORDER, OUTPUT ORDER"

  @Test(arguments: ["MAGIC", "COLECT", "first", "", "RULE_ORDER"])
  func aHitPolicyThatThereIsNotIsToldAndNotUnique(policy: String) throws {
    let model = try Model.model(Self.table("hitPolicy=\"\(policy)\""))
    let answer = try Model.answer("d", of: [model])
    let wanted = "the “hitPolicy” is “\(policy)”, and there are: \(Self.policies)"
    #expect(answer.value == "null" && answer.faults == [wanted, wanted])
    #expect(DecisionModel(model).problems.first?.places.first?.element == "d")
    #expect(
      model.findings().map(\.description) == [
        "d: no se puede preparar: «hitPolicy» dice «\(policy)», y los que hay son: "
          + "\(Self.policies). Corrija el modelo."
      ])
  }

  @Test(arguments: ["AVG", "sum", "MEDIAN"])
  func anAggregationThatThereIsNotIsTold(aggregation: String) throws {
    for policy in ["COLLECT", "UNIQUE"] {
      let attributes = "hitPolicy=\"\(policy)\" aggregation=\"\(aggregation)\""
      let answer = try Model.answer("d", of: [Model.model(Self.table(attributes))])
      let wanted = "the “aggregation” is “\(aggregation)”, and there are: SUM, COUNT, MIN, MAX"
      #expect(answer.value == "null" && answer.faults.first == wanted)
    }
  }

  @Test func withoutAHitPolicyATableIsUnique() throws {
    #expect(try Model.value("d", in: Self.table("")) == "1")
  }

  private static let otherLanguages = [
    "https://javascript", "http://www.w3.org/1999/XPath", "https://www.omg.org/spec/DMN/PMML",
  ]

  @Test(arguments: otherLanguages)
  func anExpressionInAnotherLanguageIsNotRun(language: String) throws {
    let attribute = "expressionLanguage=\"\(language)\""
    let literal = Model.decision(
      "d", "<literalExpression \(attribute)><text>1</text></literalExpression>")
    for logic in [literal, Self.table("", cell: attribute)] {
      let model = try Model.model(logic)
      let answer = try Model.answer("d", of: [model])
      #expect(answer.value == "null")
      #expect(answer.faults.first == "expressions in “\(language)” are not run")
      #expect(model.findings().contains { $0.matter.code == "unreadable" })
    }
  }

  private static func whole(_ attributes: String, _ elements: String) throws -> DMNModel {
    try DMNModel(
      "<definitions xmlns=\"\(Model.newest)\" name=\"m\" namespace=\"n\" \(attributes)>"
        + "\(elements)</definitions>")
  }

  @Test func whatTheModelSaysOfItsLanguageIsOfThoseThatSayNothing() throws {
    let feel = "https://www.omg.org/spec/DMN/20230324/FEEL/"
    let model = try Self.whole(
      "expressionLanguage=\"http://www.w3.org/1999/XPath\"",
      Model.decision("d", Model.literal("1"))
        + Model.decision(
          "e",
          "<literalExpression expressionLanguage=\"\(feel)\"><text>2</text>"
            + "</literalExpression>"))
    #expect(try Model.answer("d", of: [model]).value == "null")
    #expect(try Model.answer("e", of: [model]).value == "2")
  }

  @Test(
    arguments: VersionTests.versions.map(\.feel)
      + ["", "feel", "FEEL", "https://www.omg.org/spec/DMN/20230324/FEEL"])
  func everyNameOfFEELIsFEEL(language: String) throws {
    let attributes = "expressionLanguage=\"\(language)\" typeLanguage=\"\(language)\""
    let model = try Self.whole(attributes, Model.decision("d", Model.literal("1")))
    #expect(try Model.answer("d", of: [model]) == ("1", []))
  }

  @Test func typesOfAnotherLanguageAreNotRead() throws {
    let schema = "http://www.w3.org/2001/XMLSchema"
    #expect(throws: XMLRefused.self) { try Self.whole("typeLanguage=\"\(schema)\"", "") }
    let model = try Model.model(
      "<itemDefinition name=\"t\" typeLanguage=\"\(schema)\"><typeRef>xsd:string</typeRef>"
        + "</itemDefinition>" + Model.decision("d", type: "t", Model.literal("\"a\"")))
    let answer = try Model.answer("d", of: [model])
    #expect(answer.value == "null")
    #expect(answer.faults.first == "types of “\(schema)” are not read")
  }

  /// A value that is not admitted, since nobody can tell what is.
  @Test(arguments: [
    ("[0..10", ""), ("0 to 10", ""), ("? <== 10", ""),
    ("<= maximo", "nothing is called “maximo” here"),
  ])
  func whatATypeAllowsAndCannotBeReadIsToldAndAdmitsNothing(
    limit: String, message: String
  ) throws {
    for part in ["allowedValues", "typeConstraint"] {
      let limits = "<\(part)>\(Model.text(limit))</\(part)>"
      let item =
        "<itemDefinition name=\"t\"><itemComponent name=\"a\"><typeRef>number</typeRef>"
        + "\(limits)</itemComponent></itemDefinition>"
        + "<itemDefinition name=\"u\"><typeRef>number</typeRef>\(limits)</itemDefinition>"
      let model = try Model.model(
        item + Model.decision("d", type: "t", Model.literal("{a: 99}"))
          + Model.decision("e", type: "u", Model.literal("5")))
      #expect(try Model.answer("d", of: [model]).value == "null")
      #expect(try Model.answer("e", of: [model]).value == "null")
      let problems = DecisionModel(model).problems
      #expect(problems.map { $0.places.map(\.element) } == [["t"], ["u"]])
      #expect(problems.allSatisfy { $0.places.last?.text == limit && $0.range != nil })
      #expect(problems.allSatisfy { message.isEmpty || $0.message == message }, "\(problems)")
      let found = model.findings().filter { $0.matter.code == "unreadable" }
      #expect(found.map(\.element) == ["t", "u"] && found[0].description.contains("columna"))
    }
  }

  @Test func aTypeOfATypeThatThereIsNotAdmitsNothing() throws {
    let model = try Model.model(
      "<itemDefinition name=\"t\"><typeRef>nmber</typeRef></itemDefinition>"
        + Model.decision("d", type: "t", Model.literal("1")))
    let answer = try Model.answer("d", of: [model])
    #expect(answer.value == "null" && answer.faults.first == "there is no type “nmber”")
    #expect(DecisionModel(model).problems.map { $0.places.map(\.element) } == [["t"]])
    #expect(model.findings().map(\.matter) == [.unknownType("nmber")])
  }

  @Test func whatATypeAllowsMayNameItsEntries() throws {
    let model = try Model.model(
      "<itemDefinition name=\"t\"><itemComponent name=\"Ingreso mensual\">"
        + "<typeRef>number</typeRef></itemComponent><allowedValues>"
        + Model.text("?.Ingreso mensual > 10") + "</allowedValues></itemDefinition>"
        + Model.decision("d", type: "t", Model.literal("{Ingreso mensual: 20}")))
    #expect(try Model.answer("d", of: [model]) == ("{Ingreso mensual: 20}", []))
  }
}
