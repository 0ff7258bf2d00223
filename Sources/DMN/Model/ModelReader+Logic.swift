extension ModelReader {
  /// Nil for an element that is no expression.
  func logic(_ element: XMLElement) -> Logic? {
    guard let form = form(element) else { return nil }
    return Logic(form: form, type: element.typeReference, line: element.line)
  }

  private func form(_ element: XMLElement) -> Logic.Form? {
    switch element.localName {
    case "literalExpression": .literal(element.content ?? "")
    case "decisionTable": .table(table(element))
    case "context": .context(element.all("contextEntry").map(entry))
    case "relation":
      .relation(
        columns: element.all("column").map(\.ownName),
        rows: element.all("row").map { $0.kin.compactMap(logic) })
    case "list": .list(element.kin.compactMap(logic))
    case "functionDefinition": .function(function(element))
    case "invocation": invocation(element)
    case "conditional":
      .conditional(
        condition: part("if", of: element), then: part("then", of: element),
        otherwise: part("else", of: element))
    case "filter": .filter(part("in", of: element), matching: part("match", of: element))
    case "for":
      .iteration(
        variable: variable(of: element), list: part("in", of: element),
        body: part("return", of: element))
    case "some", "every":
      .quantified(
        isEvery: element.localName == "every", variable: variable(of: element),
        list: part("in", of: element), condition: part("satisfies", of: element))
    case _: nil
    }
  }

  private func variable(of element: XMLElement) -> String {
    (element["iteratorVariable"] ?? "").normalizedName
  }

  /// The expression within a part of a box.
  private func part(_ name: String, of element: XMLElement) -> Logic {
    element.first(name)?.kin.compactMap(logic).first
      ?? Logic(form: .missing("there is no “\(name)”"), type: nil, line: element.line)
  }

  private func entry(_ element: XMLElement) -> Logic.Entry {
    let variable = element.first("variable")
    return Logic.Entry(
      name: variable?.ownName, type: variable?.typeReference,
      value: element.kin.compactMap(logic).first
        ?? Logic(form: .missing("an entry has no expression"), type: nil, line: element.line))
  }

  func function(_ element: XMLElement) -> Logic.Function {
    Logic.Function(
      parameters: element.all("formalParameter").map {
        (name: $0.ownName, type: $0.typeReference)
      },
      body: element.kin.compactMap(logic).first,
      isExternal: !["FEEL", nil].contains(element["kind"]), result: element.typeReference)
  }

  private func invocation(_ element: XMLElement) -> Logic.Form {
    let parts = element.kin.compactMap(logic)
    guard let callee = parts.first else { return .missing("an invocation calls nothing") }
    return .invocation(
      callee,
      element.all("binding").map { binding in
        (
          name: binding.first("parameter")?.ownName ?? "",
          value: binding.kin.compactMap(logic).first
        )
      })
  }

  private func table(_ element: XMLElement) -> DecisionTable {
    let inputs = element.all("input").map { input in
      let expression = input.first("inputExpression")
      return DecisionTable.Input(
        label: input["label"], expression: expression?.content ?? "",
        type: expression?.typeReference, allowed: input.first("inputValues")?.content)
    }
    let outputs = element.all("output").map { output in
      DecisionTable.Output(
        name: output["name"]?.normalizedName, type: output.typeReference,
        allowed: output.first("outputValues")?.content,
        otherwise: output.first("defaultOutputEntry")?.content)
    }
    let rules = element.all("rule").map { rule in
      DecisionTable.Rule(
        id: rule["id"], tests: rule.all("inputEntry").map { $0.content ?? "-" },
        outputs: rule.all("outputEntry").map { $0.content ?? "" },
        annotations: rule.all("annotationEntry").map { $0.content ?? "" }, line: rule.line)
    }
    return DecisionTable(policy: policy(element), inputs: inputs, outputs: outputs, rules: rules)
  }

  private func policy(_ element: XMLElement) -> HitPolicy {
    switch element["hitPolicy"] {
    case "ANY": .any
    case "PRIORITY": .priority
    case "FIRST": .first
    case "RULE ORDER": .ruleOrder
    case "OUTPUT ORDER": .outputOrder
    case "COLLECT":
      .collect(element["aggregation"].flatMap(HitPolicy.Aggregator.init(rawValue:)))
    case _: .unique
    }
  }
}
