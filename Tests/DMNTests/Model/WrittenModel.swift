import Testing

@testable import DMN

/// Models in few words, and what comes of them.
enum WrittenModel {
  static let newest = "https://www.omg.org/spec/DMN/20230324/MODEL/"

  static func model(
    _ elements: String, namespace: String = "n", dmn: String = newest
  ) throws -> DMNModel {
    try DMNModel(
      """
      <definitions xmlns="\(dmn)" id="m" name="m" namespace="\(namespace)">\(elements)\
      </definitions>
      """)
  }

  /// `needs` are addresses: `#id`, or `namespace#id`. What begins with `f` or `s` after the `#` is
  /// a function or a service, and with `i` an input.
  static func decision(
    _ name: String, type: String? = nil, needs: [String] = [], _ logic: String
  ) -> String {
    let needed = needs.map(requirement).joined()
    return """
      <decision id="\(name)" name="\(name)"><variable name="\(name)"\(typed(type))/>\
      \(needed)\(logic)</decision>
      """
  }

  static func requirement(_ address: String) -> String {
    let id = address.split(separator: "#").last.map(String.init) ?? ""
    if id.hasPrefix("f") || id.hasPrefix("s") {
      return """
        <knowledgeRequirement><requiredKnowledge href="\(address)"/></knowledgeRequirement>
        """
    }
    let kind = id.hasPrefix("i") ? "requiredInput" : "requiredDecision"
    return "<informationRequirement><\(kind) href=\"\(address)\"/></informationRequirement>"
  }

  static func input(_ name: String, type: String? = nil) -> String {
    "<inputData id=\"\(name)\" name=\"\(name)\">"
      + "<variable name=\"\(name)\"\(typed(type))/></inputData>"
  }

  static func function(
    _ name: String, _ parameters: [(String, String?)], needs: [String] = [], _ logic: String
  ) -> String {
    let formal = parameters.map { "<formalParameter name=\"\($0)\"\(typed($1))/>" }.joined()
    return """
      <businessKnowledgeModel id="\(name)" name="\(name)"><variable name="\(name)"/>\
      <encapsulatedLogic>\(formal)\(logic)</encapsulatedLogic>\
      \(needs.map(requirement).joined())</businessKnowledgeModel>
      """
  }

  static func literal(_ text: String, type: String? = nil) -> String {
    "<literalExpression\(typed(type))>\(self.text(text))</literalExpression>"
  }

  static func text(_ text: String) -> String {
    "<text>\(text.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</text>"
  }

  private static func typed(_ type: String?) -> String {
    type.map { " typeRef=\"\($0)\"" } ?? ""
  }

  /// The value as FEEL writes it, and what went wrong, the model's own problems first.
  static func answer(
    _ decision: String, of models: [DMNModel], inputs: String = "{}"
  ) throws -> (value: String, faults: [String]) {
    let run = Evaluation()
    let given = try #require(try run.value(of: inputs).context)
    let ready = DecisionModel(models[0], importing: Array(models.dropFirst()))
    let value = ready.evaluate(decision, inputs: given, run)
    return (value.text, (ready.problems + run.faults).map(\.message))
  }

  /// The value of a decision, with no fault where there is a value.
  static func value(
    _ decision: String, in elements: String, inputs: String = "{}"
  ) throws -> String {
    let (value, faults) = try answer(decision, of: [model(elements)], inputs: inputs)
    #expect(value == "null" || faults.isEmpty, "\(faults)")
    return value
  }
}
