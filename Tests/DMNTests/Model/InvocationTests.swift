import Testing

@testable import DMN

/// Business knowledge, invocations and decision services (6.3.9, 6.3.14, 7.3.6, 10.4).
@Suite struct InvocationTests {
  private typealias Model = WrittenModel

  private static func invocation(_ callee: String, _ bindings: [(String, String)]) -> String {
    let bound = bindings.map { name, text in
      "<binding><parameter name=\"\(name)\"/>\(Model.literal(text))</binding>"
    }.joined()
    return "<invocation>\(Model.literal(callee))\(bound)</invocation>"
  }

  private static let payment = Model.function(
    "fPago", [("monto", "number"), ("plazo", "number")], Model.literal("monto / plazo"))

  @Test(arguments: [
    ([("monto", "120"), ("plazo", "12")], "10"), ([("plazo", "12"), ("monto", "120")], "10"),
    ([("monto", "120")], "null"), ([("monto", "120"), ("plazo", "12"), ("x", "1")], "null"),
    ([("monto", "\"120\""), ("plazo", "12")], "null"),
    ([("monto", "[120]"), ("plazo", "12")], "10"),
  ])
  func bindingsMeetParametersByTheirNames(bindings: [(String, String)], wanted: String) throws {
    let logic = Self.invocation("fPago", bindings)
    let elements = Self.payment + Model.decision("d", needs: ["#fPago"], logic)
    #expect(try Model.value("d", in: elements) == wanted)
  }

  @Test func knowledgeCallsKnowledgeThatItRequires() throws {
    func elements(_ needs: [String]) -> String {
      Self.payment
        + Model.function(
          "fDoble", [("m", "number")], needs: needs, Model.literal("2 * fPago(m, plazo: 1)"))
        + Model.function("fBien", [("m", nil)], needs: needs, Model.literal("2 * fPago(m, 1)"))
        + Model.decision("d", needs: ["#fBien"], Model.literal("fBien(5)"))
    }
    let (value, _) = try Model.answer("d", of: [Model.model(elements(["#fPago"]))])
    #expect(value == "10")
    let (none, faults) = try Model.answer("d", of: [Model.model(elements([]))])
    #expect(none == "null" && faults.contains("nothing is called “fPago” here"))
  }

  @Test func knowledgeCallsItself() throws {
    let factorial = Model.function(
      "f", [("n", "number")], Model.literal("if n < 2 then 1 else n * f(n - 1)"))
    #expect(
      try Model.value(
        "d", in: factorial + Model.decision("d", needs: ["#f"], Model.literal("f(5)"))) == "120")
  }

  @Test func knowledgeMayBeATable() throws {
    let table =
      "<decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/>"
      + "<rule><inputEntry>\(Model.text("< 5"))</inputEntry>"
      + "<outputEntry>\(Model.text("n * 10"))</outputEntry></rule></decisionTable>"
    let elements =
      Model.function("f", [("n", "number")], table)
      + Model.decision("d", needs: ["#f"], Model.literal("[f(1), f(9)]"))
    let (value, faults) = try Model.answer("d", of: [Model.model(elements)])
    #expect(value == "[10, null]" && faults == ["no rule of “f” matches"])
  }

  @Test func knowledgeIsAValueThatAnotherFunctionTakes() throws {
    let elements =
      Model.function("fMenor", [("a", nil), ("b", nil)], Model.literal("a.n < b.n"))
      + Model.decision("d", needs: ["#fMenor"], Model.literal("sort([{n: 2}, {n: 1}], fMenor).n"))
    #expect(try Model.value("d", in: elements) == "[1, 2]")
  }

  @Test func knowledgeDoesNotSeeWhatItsCallerDoes() throws {
    let elements =
      Model.input("i") + Model.function("f", [], Model.literal("i"))
      + Model.decision("d", needs: ["#i", "#f"], Model.literal("f()"))
    #expect(try Model.value("d", in: elements, inputs: "{i: 5}") == "null")
  }

  // Services

  /// `dentro` is encapsulated, `dado` is given from outside, `d` and `e` come out.
  private static func service(_ outputs: [String]) -> String {
    let all =
      outputs.map { "<outputDecision href=\"#\($0)\"/>" }.joined()
      + "<encapsulatedDecision href=\"#dentro\"/><inputDecision href=\"#dado\"/>"
      + "<inputData href=\"#i\"/>"
    return Model.input("i", type: "number")
      + Model.decision("dentro", needs: ["#i"], Model.literal("i * 2"))
      + Model.decision("dado", Model.literal("1000"))
      + Model.decision("d", needs: ["#dentro", "#dado"], Model.literal("dentro + dado"))
      + Model.decision("e", needs: ["#dentro"], Model.literal("-dentro"))
      + "<decisionService id=\"s\" name=\"s\"><variable name=\"s\"/>\(all)</decisionService>"
      + Model.decision("llama", needs: ["#s", "#i"], Model.literal("s(i: 3, dado: 4)"))
  }

  @Test func aServiceIsAFunctionOfItsInputs() throws {
    #expect(try Model.value("llama", in: Self.service(["d"]), inputs: "{i: 50}") == "10")
    #expect(
      try Model.value("llama", in: Self.service(["d", "e"]), inputs: "{i: 50}")
        == "{d: 10, e: -6}")
  }

  @Test func aDecisionOfAServiceIsItselfOutside() throws {
    #expect(try Model.value("d", in: Self.service(["d"]), inputs: "{i: 50}") == "1100")
  }

  @Test(arguments: [
    ("{i: 3, dado: 4}", "10"), ("{i: 3}", "null"), ("{i: \"x\", dado: 4}", "null"),
  ])
  func aServiceIsAskedFromOutside(inputs: String, wanted: String) throws {
    let run = Evaluation()
    let given = try #require(try run.value(of: inputs).context)
    let model = DecisionModel(try Model.model(Self.service(["d"])))
    #expect(model.invoke("s", inputs: given, run).text == wanted)
  }
}
