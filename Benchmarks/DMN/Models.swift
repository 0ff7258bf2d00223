import DMN

/// The models that are timed: a lender's table of rules, and a large model.
enum Models {
  /// Thirty rules over eight inputs, of which each applicant meets exactly one.
  static let table: String = {
    let inputs: [(name: String, type: String)] = [
      ("score", "number"), ("ingreso", "number"), ("edad", "number"), ("antiguedad", "number"),
      ("producto", "string"), ("estado", "string"), ("nomina", "boolean"), ("plazo", "number"),
    ]
    let heads = inputs.map { input in
      """
      <input><inputExpression typeRef="\(input.type)"><text>\(input.name)</text>\
      </inputExpression></input>
      """
    }
    let rules = (0..<30).map { rule in
      let (score, product) = (rule / 3, rule % 3)
      let cells = [
        "[\(400 + score * 40)..\(440 + score * 40))", "&gt; 3000", "[18..75]", "&gt;= 6",
        "\"\(products[product])\"", "not(\"X\", \"Y\")", "true, false", "&lt;= 48",
      ]
      let tests = cells.map { "<inputEntry><text>\($0)</text></inputEntry>" }.joined()
      return "<rule>\(tests)<outputEntry><text>\(rule + 1)</text></outputEntry></rule>"
    }
    let logic = """
      <decisionTable hitPolicy="UNIQUE">\(heads.joined())<output typeRef="number"/>\
      \(rules.joined())</decisionTable>
      """
    return model(
      inputs.map { input(named: $0.name, type: $0.type) }.joined()
        + decision("oferta", needs: inputs.map(\.name), logic))
  }()

  private static let products = ["nomina", "simple", "grupal"]

  /// One applicant after another, who meet one rule after another.
  static let applicants: [FEELContext] = (0..<30).map { place in
    let numbers = ["ingreso": 12_000, "edad": 34, "antiguedad": 18, "plazo": 24]
    return FEELContext(
      [
        ("score", .number(Decimal128(405 + place / 3 * 40))),
        ("producto", .string(products[place % 3])), ("estado", .string("Jalisco")),
        ("nomina", .boolean(place % 2 == 0)),
      ] + numbers.map { ($0.key, FEELValue.number(Decimal128($0.value))) })
  }

  /// Two hundred elements: fifty inputs, and decisions that need some of them and each other.
  static let large: String = {
    let inputs = (0..<50).map { input(named: "dato \($0)", type: "number") }
    let decisions = (0..<150).map { place in
      let own = "dato \(place % 50)"
      let before = place > 0 ? ["paso \(place - 1)"] : []
      let text =
        "if \(own) &gt; 10 then \(before.first ?? "1") * 1.5 + \(own) else {a: 1, b: a + \(own)}.b"
      let logic = "<literalExpression><text>\(text)</text></literalExpression>"
      return decision("paso \(place)", needs: [own] + before, logic)
    }
    return model((inputs + decisions).joined())
  }()

  private static func model(_ body: String) -> String {
    """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="m">\
    \(body)</definitions>
    """
  }

  private static func input(named name: String, type: String) -> String {
    """
    <inputData id="\(name)" name="\(name)"><variable name="\(name)" typeRef="\(type)"/></inputData>
    """
  }

  private static func decision(_ name: String, needs: [String], _ logic: String) -> String {
    let needs = needs.map { need in
      let kind = need.hasPrefix("paso") ? "requiredDecision" : "requiredInput"
      return "<informationRequirement><\(kind) href=\"#\(need)\"/></informationRequirement>"
    }
    return """
      <decision id="\(name)" name="\(name)"><variable name="\(name)" typeRef="number"/>\
      \(needs.joined())\(logic)</decision>
      """
  }
}
