import Testing

@testable import DMN

/// An identifier or a name that comes twice: nobody's answer is another's.
@Suite struct NamesakeTests {
  private typealias Model = WrittenModel

  private static func decision(_ id: String, _ name: String, _ value: Int) -> String {
    "<decision id=\"\(id)\" name=\"\(name)\"><variable name=\"\(name)\"/>"
      + Model.literal("\(value)") + "</decision>"
  }

  private static func told(_ elements: String, wanted: String, at element: String) throws {
    let model = try Model.model(elements)
    let answer = try Model.answer("d", of: [model])
    #expect(answer.value == "null" && answer.faults.last == wanted, "\(answer)")
    let problem = try #require(DecisionModel(model).problems.first)
    #expect(problem.message == wanted && problem.places.map(\.element) == [element])
    let finding = try #require(model.findings().first)
    #expect(finding.matter.code == "namesakes" && finding.matter.isError)
    #expect(finding.element == element && finding.matter.words == problem.told.words)
  }

  @Test func twoDecisionsWithOneIdAnswerNothing() throws {
    try Self.told(
      Self.decision("d", "d", 1) + Self.decision("d", "e", 2),
      wanted: "two elements have the id “d”", at: "e")
  }

  /// What has no id goes by its name; an address that is somebody's id leads there.
  @Test(arguments: [true, false])
  func aNameIsNoIdBesideOneThatIsWritten(inputFirst: Bool) throws {
    let input = "<inputData name=\"score\"><variable name=\"score\"/></inputData>"
    let credit = Self.decision("score", "Credit score", 700)
    let needing =
      "<decision name=\"d\"><variable name=\"d\"/>" + Model.requirement("#score")
      + Model.literal("Credit score + 1") + "</decision>"
    let elements = inputFirst ? input + credit : credit + input
    let model = try Model.model(elements + needing)
    #expect(DecisionModel(model).problems == [])
    #expect(model.findings().map(\.matter.code) == ["unused-input"])
    for inputs in ["{}", "{\"score\": 3}"] {
      let answers = try ["Credit score", "d"].map {
        try Model.answer($0, of: [model], inputs: inputs)
      }
      #expect(answers.map(\.value) == ["700", "701"] && answers.allSatisfy(\.faults.isEmpty))
    }
  }

  @Test func whatHasNoIdIsFoundByItsName() throws {
    let elements =
      "<inputData name=\"i\"><variable name=\"i\"/></inputData>"
      + Model.decision("d", needs: ["#i"], Model.literal("i + 1"))
    #expect(try Model.value("d", in: elements, inputs: "{\"i\": 1}") == "2")
  }

  @Test func twoElementsWithOneNameAnswerNothing() throws {
    let wanted = "two elements are called “d”"
    try Self.told(
      Self.decision("d1", "d", 1) + Self.decision("d2", "d", 2), wanted: wanted, at: "d")
    try Self.told(
      "<inputData id=\"i\" name=\"d\"/>" + Self.decision("d2", "d", 2), wanted: wanted, at: "d")
    try Self.told(
      Self.decision("d1", "d", 1) + "<decisionService id=\"s\" name=\" d \"/>", wanted: wanted,
      at: "d")
  }

  @Test func twoTypesWithOneNameAnswerNothing() throws {
    let type = "<itemDefinition name=\"t\"><typeRef>number</typeRef></itemDefinition>"
    try Self.told(
      type + type + Self.decision("d", "d", 1), wanted: "two types are called “t”", at: "t")
    let entry = "<itemComponent name=\"a\"><typeRef>number</typeRef></itemComponent>"
    try Self.told(
      "<itemDefinition name=\"t\">\(entry)\(entry)</itemDefinition>" + Self.decision("d", "d", 1),
      wanted: "two entries of the type are called “a”", at: "t")
  }

  /// Nothing is found by the identifier of a part: the model runs, and what is wrong is told.
  @Test func anIdThatPartsShareIsToldAndTheModelRuns() throws {
    let model = try Model.model(
      "<decision id=\"d\" name=\"d\"><variable id=\"v\" name=\"d\"/>"
        + "<literalExpression id=\"v\"><text>1</text></literalExpression></decision>")
    #expect(
      try Model.answer("d", of: [model]) == ("1", ["two elements have the id “v”"]))
    #expect(model.findings().map(\.element) == ["d"])
  }

  /// What is imported stands behind its prefix, and diagrams have identifiers of their own.
  @Test func namesOfAnImportAndOfDiagramsAreOthers() throws {
    let other = try Model.model(Self.decision("d", "d", 2), namespace: "urn:1")
    let elements =
      "<import name=\"uno\" namespace=\"urn:1\" importType=\"\(Model.newest)\"/>"
      + Self.decision("d", "d", 1)
      + "<x:shape xmlns:x=\"urn:x\" id=\"d\"/><x:shape xmlns:x=\"urn:x\" id=\"d\"/>"
    #expect(try Model.answer("d", of: [Model.model(elements), other]) == ("1", []))
  }

  /// FEEL tells names apart code point by code point.
  @Test func namesThatLookAlikeAreTwo() throws {
    let elements = Self.decision("a", "raz\u{F3}n", 1) + Self.decision("b", "razo\u{301}n", 2)
    #expect(DecisionModel(try Model.model(elements)).problems == [])
  }
}
