extension ModelReader {
  /// Nil for an element that is no expression.
  func logic(_ element: XMLElement) -> Logic? {
    guard let form = form(element) else { return nil }
    return Logic(form: form, type: element.typeReference, line: element.line)
  }

  private func form(_ element: XMLElement) -> Logic.Form? {
    switch element.localName {
    case "literalExpression": literal(element)
    case "decisionTable": table(element)
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

  /// By itself, as what else takes room: boxes stand deep within each other.
  private func literal(_ element: XMLElement) -> Logic.Form {
    foreign([element]).map(Logic.Form.missing) ?? .literal(element.content ?? "")
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
}
