import Testing

@testable import DMN

/// What is of another namespace is kept and has no say (DMN 1.5, 6.3.1).
@Suite struct NamespaceTests {
  private static func value(_ body: String, of decision: String = "a") throws -> String {
    let model = DecisionModel(
      try DMNModel(
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" xmlns:x="urn:x" \
        name="m" namespace="n">\(body)</definitions>
        """))
    return model.evaluate(decision, inputs: FEELContext(), Evaluation()).text
  }

  private static let two = "<literalExpression><text>2</text></literalExpression>"

  @Test(arguments: [
    "<decision name=\"a\"><x:literalExpression><x:text>1</x:text></x:literalExpression>\(Self.two)",
    "<decision name=\"a\"><x:variable name=\"a\" typeRef=\"string\"/>\(Self.two)",
    "<x:decision name=\"a\"><literalExpression><text>1</text></literalExpression></x:decision>"
      + "<decision name=\"a\">\(Self.two)",
    "<decision name=\"a\"><literalExpression><x:text>1</x:text><text>2</text></literalExpression>",
    "<decision name=\"a\"><extensionElements><x:context/></extensionElements>\(Self.two)",
  ])
  func anElementOfAnotherNamespaceIsNoneOfTheModel(start: String) throws {
    #expect(try Self.value(start + "</decision>") == "2")
  }

  @Test func aDocumentOfAnotherNamespaceIsNoModel() {
    let bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    #expect(throws: XMLRefused.self) {
      try DMNModel("<definitions xmlns=\"\(bpmn)\" name=\"m\" namespace=\"n\"/>")
    }
  }

  @Test(arguments: [
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/", "https://www.omg.org/spec/DMN/20211108/MODEL/",
  ])
  func aPrefixMayStandForAnyVersion(namespace: String) throws {
    let model = DecisionModel(
      try DMNModel(
        """
        <d:definitions xmlns:d="\(namespace)" name="m" namespace="n"><d:decision name="a">\
        <d:literalExpression><d:text>2</d:text></d:literalExpression></d:decision></d:definitions>
        """))
    #expect(model.evaluate("a", inputs: FEELContext(), Evaluation()).text == "2")
  }

  /// Since DMN 1.2 (8.2.11); 1.1 counted those that are different.
  @Test func aCountIsOfAllThatMatch() throws {
    let rule = """
      <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"x"</text></outputEntry>\
      </rule>
      """
    let table = """
      <decision name="a"><decisionTable hitPolicy="COLLECT" aggregation="COUNT"><input>\
      <inputExpression><text>1</text></inputExpression></input><output/>\(rule)\(rule)\
      </decisionTable></decision>
      """
    #expect(try Self.value(table) == "2")
  }
}
