/// A decision table, ready to be asked.
struct TableOf: Compiled {
  let name: String
  let policy: HitPolicy
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]
  private let plain: PlainCells

  init(
    name: String, policy: HitPolicy, inputs: [Input], outputs: [Output], rules: [Rule]
  ) {
    self.name = name
    self.policy = policy
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    plain = PlainCells(rules, width: inputs.count)
  }

  struct Input: Sendable {
    let label: String
    let expression: any Compiled
    let type: ItemType
    let allowed: CompiledCell?
  }

  struct Output: Sendable {
    let name: String?
    let type: ItemType
    let allowed: CompiledCell?
    /// What it may be, in the order of preference.
    let ranked: [any Compiled]
    let otherwise: (any Compiled)?
  }

  struct Rule: Sendable {
    let cells: [CompiledCell]
    let outputs: [any Compiled]
  }

  func value(_ scope: Binding?, _ run: Evaluation) -> FEELValue {
    guard let given = given(scope, run) else { return .null }
    let hits = hits(given, scope, run)
    run.note(.hits(element: name, inputs: given, rules: hits.map { $0 + 1 }))
    guard run.mayGoOn(rules.count) else { return .null }
    return run.bounded(hits.isEmpty ? missed(scope, run) : resolved(hits, scope, run))
  }

  private func given(_ scope: Binding?, _ run: Evaluation) -> [FEELValue]? {
    var given: [FEELValue] = []
    given.reserveCapacity(inputs.count)
    for input in inputs {
      let value = input.expression.value(scope, run)
      guard let admitted = input.type.admit(value, run),
        admitted.isNull || input.allowed?.holds(for: admitted, scope, run) ?? true
      else {
        run.fault("“\(input.label)” is \(value.brief), which the table does not allow")
        return nil
      }
      given.append(admitted)
    }
    return given
  }

  private func hits(_ given: [FEELValue], _ scope: Binding?, _ run: Evaluation) -> [Int] {
    var hits: [Int] = []
    let plainly = plain.given(given)
    for place in rules.indices {
      let matches = plain.matches(place, plainly) { input in
        rules[place].cells[input].holds(for: given[input], scope, run) == true
      }
      guard matches else { continue }
      hits.append(place)
      if policy == .first { break }
    }
    return hits
  }

  /// Without a match: what the outputs are otherwise, or nothing.
  private func missed(_ scope: Binding?, _ run: Evaluation) -> FEELValue {
    guard outputs.contains(where: { $0.otherwise != nil }) else {
      if case .collect(.count) = policy { return FEELValue(0) }
      return run.fault("no rule of “\(name)” matches")
    }
    let values = outputs.map { $0.otherwise?.value(scope, run) ?? .null }
    return single(values, run) ?? .null
  }

  private func resolved(_ hits: [Int], _ scope: Binding?, _ run: Evaluation) -> FEELValue {
    var values: [FEELValue] = []
    for hit in policy == .unique || policy == .first ? hits.prefix(1) : hits[...] {
      let row = rules[hit].outputs.map { $0.value(scope, run) }
      guard let value = single(row, run) else { return .null }
      values.append(value)
    }
    switch policy {
    case .unique:
      guard hits.count == 1 else {
        let found = hits.map { String($0 + 1) }.joined(separator: ", ")
        return run.fault("“\(name)” may match one rule and matches \(found)")
      }
      return values[0]
    case .first: return values[0]
    case .any:
      guard values.allSatisfy({ $0.isSame(as: values[0]) }) else {
        return run.fault("the rules of “\(name)” that match come to different values")
      }
      return values[0]
    case .priority: return ordered(values, scope, run)[0]
    case .outputOrder: return FEELValue(ordered(values, scope, run))
    case .ruleOrder, .collect(nil): return FEELValue(values)
    case .collect(let aggregator?): return aggregated(values, aggregator, run)
    }
  }

  /// One value, or a context of several; nil where one is not of its type.
  private func single(_ row: [FEELValue], _ run: Evaluation) -> FEELValue? {
    var values: [FEELValue] = []
    for (output, value) in zip(outputs, row) {
      guard let admitted = output.type.admit(value, run),
        admitted.isNull || output.allowed?.holds(for: admitted, nil, run) ?? true
      else {
        run.fault("“\(output.name ?? name)” may not be \(value.brief)")
        return nil
      }
      values.append(admitted)
    }
    guard outputs.count > 1 else { return values.first ?? .null }
    return .context(FEELContext(zip(outputs.map { $0.name ?? "" }, values)))
  }

  /// The preferred first, by each output in turn.
  private func ordered(
    _ values: [FEELValue], _ scope: Binding?, _ run: Evaluation
  ) -> [FEELValue] {
    let ranks = outputs.map { $0.ranked.map { $0.value(scope, run) } }
    func rank(_ value: FEELValue) -> [Int] {
      zip(outputs, ranks).map { output, ranked in
        let part = outputs.count > 1 ? value.context?[output.name ?? ""] ?? .null : value
        return ranked.firstIndex { $0.isSame(as: part) } ?? ranked.count
      }
    }
    return values.enumerated().map { (rank: rank($1) + [$0], value: $1) }
      .sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map(\.value)
  }

  private func aggregated(
    _ values: [FEELValue], _ aggregator: HitPolicy.Aggregator, _ run: Evaluation
  ) -> FEELValue {
    if aggregator == .count { return FEELValue(BuiltIns.distinct(values, run).count) }
    guard let function = BuiltIns.all[aggregator.rawValue.lowercased()] else { return .null }
    return function.call([FEELValue(values)], run)
  }
}
