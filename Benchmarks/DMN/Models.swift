import DMN

/// The models that are timed, and what they are asked with; the eighth always comes to 8.
enum Models {
  /// Rules over eight inputs, of which each applicant meets exactly one.
  static func table(ruleCount: Int) -> String {
    let inputs: [(name: String, type: String)] = [
      ("score", "number"), ("ingreso", "number"), ("edad", "number"), ("antiguedad", "number"),
      ("producto", "string"), ("estado", "string"), ("nomina", "boolean"), ("plazo", "number"),
    ]
    let rules = (0..<ruleCount).map { place in
      let (score, product) = (place / 3, place % 3)
      let cells = [
        "[\(400 + score * 40)..\(440 + score * 40))", "&gt; 3000", "[18..75]", "&gt;= 6",
        "\"\(products[product])\"", "not(\"X\", \"Y\")", "true, false", "&lt;= 48",
      ]
      return rule(cells, gives: "\(place + 1)")
    }
    return table("hitPolicy=\"UNIQUE\"", inputs, rules)
  }

  private static let products = ["nomina", "simple", "grupal"]

  /// One applicant after another, who meet one rule after another.
  static func applicants(_ count: Int) -> [FEELContext] {
    let numbers = ["ingreso": 12_000, "edad": 34, "antiguedad": 18, "plazo": 24]
    return (0..<count).map { place in
      FEELContext(
        [
          ("score", .number(Decimal128(405 + place / 3 * 40))),
          ("producto", .string(products[place % 3])), ("estado", .string("Jalisco")),
          ("nomina", .boolean(place % 2 == 0)),
        ] + numbers.map { ($0.key, FEELValue.number(Decimal128($0.value))) })
    }
  }

  /// Points for each of ten variables, in ten bands each: more for some, fewer for others.
  static let scorecard: String = {
    let inputs = (0..<10).map { (name: "v\($0)", type: "number") }
    let rules = (0..<100).map { place in
      let (variable, band) = (place / 10, place % 10)
      let cells = (0..<10).map { $0 == variable ? "[\(band * 10)..\(band * 10 + 10))" : "-" }
      let points = variable == 0 ? 8 : variable == 9 ? 0 : variable % 2 == 0 ? band : -band
      return rule(cells, gives: "\(points)")
    }
    return table("hitPolicy=\"COLLECT\" aggregation=\"SUM\"", inputs, rules)
  }()

  static let scored: [FEELContext] = (0..<10).map { band in
    FEELContext((0..<10).map { ("v\($0)", .number(Decimal128(band * 10 + $0))) })
  }

  /// Each decision needs the one before.
  static let chain: String = {
    let names = (0..<49).map { "paso \($0)" } + ["oferta"]
    let steps = names.enumerated().map { place, name in
      let before = place == 0 ? "dato" : names[place - 1]
      let logic = "<literalExpression><text>\(before) + 1</text></literalExpression>"
      return decision(name, needs: [before], logic)
    }
    return model(input(named: "dato", type: "number") + steps.joined())
  }()

  static let started = [FEELContext([("dato", .number(Decimal128(-42)))])]

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

  private static func table(
    _ policy: String, _ inputs: [(name: String, type: String)], _ rules: [String]
  ) -> String {
    let heads = inputs.map { input in
      """
      <input><inputExpression typeRef="\(input.type)"><text>\(input.name)</text>\
      </inputExpression></input>
      """
    }
    let logic = """
      <decisionTable \(policy)>\(heads.joined())<output typeRef="number"/>\
      \(rules.joined())</decisionTable>
      """
    return model(
      inputs.map { input(named: $0.name, type: $0.type) }.joined()
        + decision("oferta", needs: inputs.map(\.name), logic))
  }

  private static func rule(_ cells: [String], gives output: String) -> String {
    let tests = cells.map { "<inputEntry><text>\($0)</text></inputEntry>" }.joined()
    return "<rule>\(tests)<outputEntry><text>\(output)</text></outputEntry></rule>"
  }

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
