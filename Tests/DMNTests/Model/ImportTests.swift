import Testing

@testable import DMN

/// Models that import others (6.3.3): by their namespaces, under a name that stands before theirs.
@Suite struct ImportTests {
  private typealias Model = WrittenModel

  private static func need(_ name: String, _ namespace: String, type: String? = nil) -> String {
    "<import name=\"\(name)\" namespace=\"\(namespace)\" importType=\"\(type ?? Model.newest)\"/>"
  }

  private static func rates(_ rate: Int, namespace: String) throws -> DMNModel {
    try Model.model(
      "<itemDefinition name=\"tPlazo\"><typeRef>number</typeRef>"
        + "<allowedValues><text>12, 24</text></allowedValues></itemDefinition>"
        + Model.input("i", type: "number")
        + Model.decision("Tasa", needs: ["#i"], Model.literal("i + \(rate)"))
        + Model.function("fDoble", [("x", nil)], Model.literal("2 * x")),
      namespace: namespace)
  }

  private static func answer(
    _ elements: String, _ others: [DMNModel], namespaces: [String: String] = [:]
  ) throws -> (value: String, faults: [String]) {
    let run = Evaluation()
    let ready = DecisionModel(try Model.model(elements), importing: others)
    let value = ready.evaluate(
      "d", inputs: FEELContext([("i", FEELValue(5))]), namespaces: namespaces, run)
    return (value.text, (ready.problems + run.faults).map(\.message))
  }

  @Test func whatIsImportedIsNamedBehindItsPrefix() throws {
    let elements =
      Self.need("uno", "urn:1") + Self.need("dos dos", "urn:2")
      + Model.decision(
        "d", needs: ["urn:1#Tasa", "urn:2#Tasa", "urn:2#fDoble"],
        Model.literal("[uno.Tasa, dos dos.Tasa, dos dos.fDoble(4)]"))
    let others = [try Self.rates(1, namespace: "urn:1"), try Self.rates(2, namespace: "urn:2")]
    #expect(try Self.answer(elements, others, namespaces: ["i": "urn:1"]).value == "[6, null, 8]")
    #expect(try Self.answer(elements, others, namespaces: ["i": "urn:2"]).value == "[null, 7, 8]")
  }

  @Test func withoutAPrefixNamesAreTheirOwn() throws {
    let elements =
      Self.need("", "urn:1")
      + Model.decision("d", needs: ["urn:1#fDoble"], Model.literal("fDoble(4)"))
    #expect(try Self.answer(elements, [Self.rates(1, namespace: "urn:1")]) == ("8", []))
  }

  @Test func typesAreImportedToo() throws {
    func elements(_ value: String) -> String {
      Self.need("uno", "urn:1") + Model.decision("d", type: "uno.tPlazo", Model.literal(value))
    }
    let others = [try Self.rates(1, namespace: "urn:1")]
    #expect(try Self.answer(elements("24"), others).value == "24")
    #expect(try Self.answer(elements("18"), others).value == "null")
  }

  @Test func whatIsImportedAndNotAtHandIsTold() throws {
    let elements =
      Self.need("uno", "urn:1")
      + Model.decision("d", needs: ["urn:1#Tasa"], Model.literal("uno.Tasa"))
    let told = try Self.answer(elements, [])
    #expect(told.value == "null")
    #expect(told.faults.contains("the model “urn:1” is imported and not at hand"))
    let findings = try Model.model(elements).findings().map(\.matter.code)
    #expect(findings.contains("missing-import"))
  }

  @Test func aSchemaThatIsImportedIsNoModel() throws {
    let elements =
      Self.need("x", "urn:x", type: "http://www.w3.org/2001/XMLSchema")
      + Model.decision("d", Model.literal("1"))
    #expect(try Self.answer(elements, []) == ("1", []))
  }

  @Test func modelsThatImportEachOtherWork() throws {
    let one =
      Self.need("otro", "urn:2")
      + Model.decision("d", needs: ["urn:2#e"], Model.literal("otro.e + 1"))
    let two =
      Self.need("uno", "n") + Model.decision("e", needs: ["n#f1"], Model.literal("uno.f1(3)"))
    let knowledge = Model.function("f1", [("x", nil)], Model.literal("x * 10"))
    let told = try Self.answer(one + knowledge, [Model.model(two, namespace: "urn:2")])
    #expect(told == ("31", []))
  }

  @Test func decisionsThatNeedEachOtherAcrossModelsAreTold() throws {
    let one =
      Self.need("otro", "urn:2") + Model.decision("d", needs: ["urn:2#e"], Model.literal("otro.e"))
    let two = Self.need("uno", "n") + Model.decision("e", needs: ["n#d"], Model.literal("uno.d"))
    let told = try Self.answer(one, [Model.model(two, namespace: "urn:2")])
    #expect(told.value == "null" && told.faults.contains("“d” needs itself"))
  }

  /// Each of forty models imports the next twice: as a tree there would be 2⁴⁰ of them.
  @Test(.timeLimit(.minutes(1))) func manyWaysToOneModelAreOne() throws {
    let models = try (0..<40).map { place in
      try Model.model(
        Self.need("a", "urn:\(place + 1)") + Self.need("b", "urn:\(place + 1)")
          + "<itemDefinition name=\"t\"><typeRef>a.t</typeRef></itemDefinition>"
          + Model.decision(
            "d", needs: place < 39 ? ["urn:\(place + 1)#d"] : [],
            Model.literal(place < 39 ? "a.d + b.d" : "1")),
        namespace: "urn:\(place)")
    }
    let run = Evaluation()
    let ready = DecisionModel(models[0], importing: Array(models.dropFirst()))
    #expect(ready.evaluate("d", inputs: FEELContext(), run).text == "549755813888")
  }

  @Test(.timeLimit(.minutes(1))) func aThousandModelsInAChainAreReadAndRun() throws {
    let models = try (0..<1_000).map { place in
      try Model.model(
        Self.need("a", "urn:\(place + 1)")
          + Model.decision("d", Model.literal("\(place)")), namespace: "urn:\(place)")
    }
    let ready = DecisionModel(models[0], importing: Array(models.dropFirst()))
    #expect(ready.evaluate("d", inputs: FEELContext(), Evaluation()).text == "0")
  }
}
