/// A decision table, ready to be asked.
struct TableOf: Compiled {
  let words: TableWords
  let policy: HitPolicy
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]
  private let index: RuleIndex

  var name: String { words.element }

  init(
    _ words: TableWords, policy: HitPolicy, inputs: [Input], outputs: [Output], rules: [Rule]
  ) {
    self.words = words
    self.policy = policy
    self.inputs = inputs
    self.outputs = outputs
    self.rules = rules
    index = RuleIndex(rules.map(\.cells), width: inputs.count)
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

    /// Nil, with a fault, where it may not be so.
    fileprivate func admit(
      _ value: FEELValue, in table: TableOf, _ scope: Scope, _ run: Evaluation
    ) -> FEELValue? {
      if let admitted = type.admit(value, run),
        admitted.isNull || allowed?.holds(for: admitted, scope, run) ?? true
      {
        return admitted
      }
      run.fault("“\(name ?? table.name)” may not be \(value.brief)")
      return nil
    }
  }

  struct Rule: Sendable {
    let cells: [CompiledCell]
    let outputs: [any Compiled]
  }

  func value(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    guard let given = given(scope, run) else { return .null }
    let hits = hits(given, scope, run)
    run.note(.hits(words, inputs: given, rules: hits.map { $0 + 1 }))
    guard run.mayGoOn(rules.count) else { return .null }
    return run.bounded(hits.isEmpty ? missed(scope, run) : resolved(hits, scope, run))
  }

  private func given(_ scope: Scope, _ run: Evaluation) -> [FEELValue]? {
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

  private func hits(_ given: [FEELValue], _ scope: Scope, _ run: Evaluation) -> [Int] {
    var hits: [Int] = []
    index.forEachMatch(of: given) { rule, input in
      rules[rule].cells[input].holds(for: given[input], scope, run) == true
    } _: { rule in
      hits.append(rule)
      return policy != .first
    }
    return hits
  }

  /// Without a match: what the outputs are otherwise, or nothing.
  private func missed(_ scope: Scope, _ run: Evaluation) -> FEELValue {
    guard outputs.contains(where: { $0.otherwise != nil }) else {
      if case .collect(.count) = policy { return FEELValue(0) }
      return run.fault("no rule of “\(name)” matches")
    }
    return answer(scope, run) { outputs[$0].otherwise?.value(scope, run) ?? .null } ?? .null
  }

  private func resolved(_ hits: [Int], _ scope: Scope, _ run: Evaluation) -> FEELValue {
    if policy == .unique || policy == .first {
      guard policy == .first || hits.count == 1 else {
        let found = hits.map { String($0 + 1) }.joined(separator: ", ")
        return run.fault("“\(name)” may match one rule and matches \(found)")
      }
      return answer(of: rules[hits[0]], scope, run) ?? .null
    }
    var values: [FEELValue] = []
    for hit in hits {
      guard let value = answer(of: rules[hit], scope, run) else { return .null }
      values.append(value)
    }
    switch policy {
    case .unique, .first: return values[0]
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

  private func answer(of rule: Rule, _ scope: Scope, _ run: Evaluation) -> FEELValue? {
    answer(scope, run) { rule.outputs[$0].value(scope, run) }
  }

  /// One value, or a context of several; nil where one is not of its type.
  private func answer(
    _ scope: Scope, _ run: Evaluation, _ value: (_ output: Int) -> FEELValue
  ) -> FEELValue? {
    guard let first = outputs.first else { return .null }
    if outputs.count == 1 { return first.admit(value(0), in: self, scope, run) }
    var context = FEELContext()
    for (place, output) in outputs.enumerated() {
      guard let part = output.admit(value(place), in: self, scope, run) else { return nil }
      context[output.name ?? ""] = part
    }
    return .context(context)
  }

  /// The preferred first, by each output in turn.
  private func ordered(
    _ values: [FEELValue], _ scope: Scope, _ run: Evaluation
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
    if aggregator == .count { return FEELValue(values.count) }
    guard let function = BuiltIns.all[aggregator.rawValue.lowercased()] else { return .null }
    return function.call([FEELValue(values)], run)
  }
}
