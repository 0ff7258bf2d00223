extension ModelReader {
  /// A table that says something that the standard has not is none.
  func table(_ element: XMLElement) -> Logic.Form {
    let inputs = element.all("input")
    let outputs = element.all("output")
    let rules = element.all("rule")
    let cells =
      inputs.flatMap(\.kin) + outputs.flatMap(\.kin)
      + rules.flatMap { $0.all("inputEntry") + $0.all("outputEntry") }
    if let told = foreign(cells) { return .missing(told) }
    do throws(NotWritten) {
      return .table(
        DecisionTable(
          policy: try policy(element), idleAggregation: try idleAggregation(element),
          inputs: inputs.map(input), outputs: outputs.map(output),
          rules: rules.map(rule)))
    } catch {
      return .missing(error.told)
    }
  }

  private func input(_ element: XMLElement) -> DecisionTable.Input {
    let expression = element.first("inputExpression")
    return DecisionTable.Input(
      label: element["label"], expression: expression?.content ?? "",
      type: expression?.typeReference, allowed: element.first("inputValues")?.content)
  }

  private func output(_ element: XMLElement) -> DecisionTable.Output {
    DecisionTable.Output(
      name: element["name"]?.normalizedName, type: element.typeReference,
      allowed: element.first("outputValues")?.content,
      otherwise: element.first("defaultOutputEntry")?.content)
  }

  private func rule(_ element: XMLElement) -> DecisionTable.Rule {
    DecisionTable.Rule(
      id: element["id"], tests: element.all("inputEntry").map { $0.content ?? "-" },
      outputs: element.all("outputEntry").map { $0.content ?? "" },
      annotations: element.all("annotationEntry").map { $0.content ?? "" }, line: element.line)
  }

  /// An attribute says what it may not.
  private struct NotWritten: Error {
    let told: Told
  }

  /// Unique where none is said (DMN 1.5, Table 30).
  private func policy(_ element: XMLElement) throws(NotWritten) -> HitPolicy {
    let policy = try value(of: "hitPolicy", in: element, among: HitPolicy.written)
    if case .collect? = policy { return .collect(try aggregator(element)) }
    return policy ?? .unique
  }

  private func idleAggregation(
    _ element: XMLElement
  ) throws(NotWritten) -> HitPolicy.Aggregator? {
    element["hitPolicy"] == "COLLECT" ? nil : try aggregator(element)
  }

  private func aggregator(_ element: XMLElement) throws(NotWritten) -> HitPolicy.Aggregator? {
    let all = HitPolicy.Aggregator.allCases.map { ($0.rawValue, $0) }
    return try value(of: "aggregation", in: element, among: all)
  }

  /// Nil where the element does not say it.
  private func value<Value>(
    of attribute: String, in element: XMLElement, among values: [(name: String, value: Value)]
  ) throws(NotWritten) -> Value? {
    guard let written = element[attribute] else { return nil }
    if let value = values.first(where: { $0.name == written }) { return value.value }
    let known = values.map(\.name).joined(separator: ", ")
    let told: Told = "the “\(attribute)” is “\(written)”, and there are: \(known)"
    throw NotWritten(told: told)
  }
}

extension HitPolicy {
  /// As the standard writes them.
  fileprivate static let written: [(String, HitPolicy)] = [
    ("UNIQUE", .unique), ("FIRST", .first), ("PRIORITY", .priority), ("ANY", .any),
    ("COLLECT", .collect(nil)), ("RULE ORDER", .ruleOrder), ("OUTPUT ORDER", .outputOrder),
  ]
}
