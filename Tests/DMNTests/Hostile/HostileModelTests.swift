import Testing

@testable import DMN

/// Models that would take all time, memory or stack: each is refused, or what needs it is null and
/// says why. All run on a small stack.
@Suite struct HostileModelTests {
  private static func faults(_ body: String, of decision: String = "a") -> String {
    onSmallStack {
      do throws(XMLRefused) {
        let model = DecisionModel(
          try DMNModel(
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" \
            namespace="n">\(body)</definitions>
            """))
        let run = Evaluation()
        let value = model.evaluate(decision, inputs: FEELContext(), run)
        let told = (model.problems + run.faults).map(\.message).joined(separator: "; ")
        return told.isEmpty ? "no fault: \(value.kind)" : told
      } catch {
        return error.message
      }
    }
  }

  private static func literal(_ text: String) -> String {
    "<literalExpression><text>\(text)</text></literalExpression>"
  }

  private static func decision(_ name: String, needs: [String] = [], _ logic: String) -> String {
    let needs = needs.map {
      "<informationRequirement><requiredDecision href=\"#\($0)\"/></informationRequirement>"
    }
    return "<decision id=\"\(name)\" name=\"\(name)\">\(needs.joined())\(logic)</decision>"
  }

  @Test(arguments: ["<?p?>", "<?p ?>", "<?p\t\n?>", "<?eeé?>"])
  func instructionsThatSayNothingAreRefused(instruction: String) {
    #expect(throws: XMLRefused.self) { try DMNModel("<definitions>\(instruction)</definitions>") }
    #expect(throws: XMLRefused.self) { try DMNModel("\(instruction)<definitions/>") }
    #expect(throws: Never.self) { try DMNModel("<?p says?><definitions><?p d ?></definitions>") }
  }

  @Test func entitiesAreRefused() {
    let bomb = """
      <!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;"><!ENTITY d "&c;&c;&c;">]><a>&d;</a>
      """
    #expect(throws: XMLRefused.self) { try DMNModel(bomb) }
    #expect(throws: XMLRefused.self) { try DMNModel("<?xml version=\"1.0\"?><!-- -->" + bomb) }
    #expect(throws: XMLRefused.self) { try DMNModel("<a>&undeclared;</a>") }
  }

  @Test(arguments: [100, 100_000])
  func boxesNestedTooDeepAreRefused(count: Int) {
    let boxes =
      String(repeating: "<context><contextEntry><variable name=\"a\"/>", count: count)
      + Self.literal("1") + String(repeating: "</contextEntry></context>", count: count)
    let faults = Self.faults(Self.decision("a", boxes))
    #expect(count < 120 ? faults == "no fault: a context" : faults.contains("nested"))
  }

  @Test func aFaultDeepWithinCallsTellsAFewOfItsPlaces() throws {
    let model = DecisionModel(
      try DMNModel(
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">\
        <businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="x"/>\
        \(Self.literal("if x = 0 then 1 / 0 else f(x - 1)"))</encapsulatedLogic>\
        </businessKnowledgeModel><decision id="a" name="a"><knowledgeRequirement>\
        <requiredKnowledge href="#f"/></knowledgeRequirement>\(Self.literal("f(90)"))</decision>\
        </definitions>
        """))
    let run = Evaluation()
    _ = model.evaluate("a", inputs: FEELContext(), run)
    let places = try #require(run.faults.first).places
    #expect(places.count == 64 && places.first?.element == "a" && places.last?.element == "f")
  }

  @Test func requirementsInACircleAreTold() {
    let faults = Self.faults(
      Self.decision("a", needs: ["b"], Self.literal("b")) + Self.decision("b", needs: ["a"], "a"))
    #expect(faults.contains("needs itself"))
  }

  @Test func aChainOfManyDecisionsEnds() {
    let chain = (0..<20_000).map {
      Self.decision("d\($0)", needs: ["d\($0 + 1)"], Self.literal("d\($0 + 1)"))
    }
    #expect(Self.faults(chain.joined(), of: "d0").contains("deeper than the stack holds"))
  }

  @Test func knowledgeThatCallsItselfWithoutEndEnds() {
    let knowledge = ["f", "g"].map { name in
      """
      <businessKnowledgeModel id="\(name)" name="\(name)"><encapsulatedLogic>
      <formalParameter name="x"/>\(Self.literal(name == "f" ? "g(x)" : "f(x)"))
      </encapsulatedLogic><knowledgeRequirement><requiredKnowledge \
      href="#\(name == "f" ? "g" : "f")"/></knowledgeRequirement></businessKnowledgeModel>
      """
    }
    let need = "<knowledgeRequirement><requiredKnowledge href=\"#f\"/></knowledgeRequirement>"
    let faults = Self.faults(
      knowledge.joined() + Self.decision("a", need + Self.literal("f(1)")))
    #expect(faults.contains("deeper than the stack holds"))
  }

  @Test func aServiceThatCallsItselfWithoutEndEnds() {
    let need = "<knowledgeRequirement><requiredKnowledge href=\"#s\"/></knowledgeRequirement>"
    let faults = Self.faults(
      Self.decision("a", need + Self.literal("s()"))
        + "<decisionService id=\"s\" name=\"s\"><outputDecision href=\"#a\"/></decisionService>")
    #expect(faults.contains("deeper than the stack holds"))
  }

  @Test func typesOfTypesWithoutEndAreNoTypes() {
    let types = (0..<5_000).map { place in
      """
      <itemDefinition name="t\(place)" isCollection="true"><typeRef>t\(place + 1)</typeRef>\
      </itemDefinition>
      """
    }
    let logic = "<variable name=\"a\" typeRef=\"t0\"/>" + Self.literal("[[[1]]]")
    #expect(!Self.faults(types.joined() + Self.decision("a", logic)).isEmpty)
    let backwards = types.reversed().joined()
    #expect(!Self.faults(backwards + Self.decision("a", logic)).isEmpty)
  }

  private static let tooLarge =
    (1...13).map { place in
      let parts = ["a", "b"].map {
        "<itemComponent name=\"\($0)\"><typeRef>t\(place - 1)</typeRef></itemComponent>"
      }
      return "<itemDefinition name=\"t\(place)\">\(parts.joined())</itemDefinition>"
    }.joined() + "<itemDefinition name=\"t0\"><typeRef>number</typeRef></itemDefinition>"

  private static let tooDeep =
    (1...99).map { place in
      """
      <itemDefinition name="t\(place)" isCollection="true"><typeRef>t\(place - 1)</typeRef>\
      </itemDefinition>
      """
    }.joined() + "<itemDefinition name=\"t0\"><typeRef>number</typeRef></itemDefinition>"

  /// It is as unknown as by itself, and says so of what is made of it.
  @Test(arguments: [
    "<typeRef>TYPE</typeRef>",
    "<typeRef>TYPE</typeRef><allowedValues><text>1</text></allowedValues>",
    "<itemComponent name=\"x\"><typeRef>TYPE</typeRef></itemComponent>",
    "<itemComponent name=\"x\"><itemComponent name=\"y\"><typeRef>TYPE</typeRef></itemComponent>"
      + "</itemComponent>",
    "<functionItem outputTypeRef=\"TYPE\"/>",
    "<functionItem outputTypeRef=\"number\"><parameters name=\"p\" typeRef=\"TYPE\"/>"
      + "</functionItem>",
  ])
  func whatIsMadeOfATypeThatIsTooLargeIsToo(inside: String) throws {
    for (types, name) in [(Self.tooLarge, "t13"), (Self.tooDeep, "t99")] {
      let holder =
        "<itemDefinition name=\"h\">\(inside.replacing("TYPE", with: name))</itemDefinition>"
      for type in ["h", name] {
        let logic = "<variable name=\"a\" typeRef=\"\(type)\"/>" + Self.literal("1")
        for body in [types + holder, holder + types] {
          let faults = Self.faults(body + Self.decision("a", logic))
          #expect(faults.contains("the type “\(type)” is too large"), "\(faults)")
        }
      }
      let text = "1 instance of h"
      let faults = Self.faults(types + holder + Self.decision("a", Self.literal(text)))
      #expect(faults.contains("the type is not known, or too large"), "\(faults)")
    }
  }

  @Test func nothingIsGivenOfATypeThatIsTooLarge() throws {
    let model = DecisionModel(
      try DMNModel(
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
        \(Self.tooDeep)<inputData id="x" name="x"><variable name="x" typeRef="t99"/></inputData>
        <decision id="a" name="a"><informationRequirement><requiredInput href="#x"/>
        </informationRequirement>\(Self.literal("x"))</decision>
        <decision id="b" name="b"><functionDefinition>
        <formalParameter name="p" typeRef="t99"/>\(Self.literal("p"))</functionDefinition>
        </decision>
        </definitions>
        """))
    for decision in ["a", "b"] {
      let run = Evaluation()
      let value = model.evaluate(decision, inputs: FEELContext([("x", FEELValue(1))]), run)
      #expect(value.isNull)
      #expect(Set(run.faults.map(\.message)) == ["the type “t99” is too large"])
    }
  }

  @Test func theLinterNamesATypeThatIsTooLarge() throws {
    let logic = "<variable name=\"a\" typeRef=\"h\"/>" + Self.literal("1")
    let model = try DMNModel(
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="n">
      \(Self.tooDeep)<itemDefinition name="h"><typeRef>t99</typeRef></itemDefinition>
      \(Self.decision("a", logic))</definitions>
      """)
    let told = model.findings().map(\.description)
    #expect(
      told.contains { $0.contains("a: no se puede preparar: el tipo «h» es demasiado grande") })
    #expect(told.contains { $0.contains("h: no se puede preparar: el tipo «t99» es demasiado") })
    #expect(!told.contains { $0.contains("no hay un tipo") })
  }

  /// Each has the one before twice: what they are made of doubles with each.
  @Test(arguments: [
    "(function(p: t30) p) instance of function&lt;t30&gt; -&gt; t30",
    "(function(p: u30) p) instance of function&lt;t30&gt; -&gt; t30",
    "count(for i in 1..100000 "
      + "return (function(p: u10) p) instance of function&lt;t10&gt; -&gt; Any)",
    "(function(f: function&lt;t10&gt; -&gt; Any) 1)(function(p: u10) p)",
  ])
  func typesThatDoubleWithEachAreComparedSoon(text: String) {
    let types = ["t", "u"].flatMap { name in
      (1...30).map { place in
        let parts = ["a", "b"].map {
          "<itemComponent name=\"\($0)\"><typeRef>\(name)\(place - 1)</typeRef></itemComponent>"
        }
        return "<itemDefinition name=\"\(name)\(place)\">\(parts.joined())</itemDefinition>"
      } + ["<itemDefinition name=\"\(name)0\"><typeRef>number</typeRef></itemDefinition>"]
    }
    let faults = Self.faults(types.joined() + Self.decision("a", Self.literal(text)))
    #expect(!text.hasPrefix("count") || faults.contains("steps"), "\(faults)")
  }

  @Test func textInManyPiecesIsReadInOne() {
    let text = String(repeating: "&amp;", count: 300_000)
    let started = ContinuousClock.now
    _ = Self.faults("<description>\(text)</description>" + Self.decision("a", Self.literal("1")))
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
