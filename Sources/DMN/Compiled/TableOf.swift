/// A decision table, ready to be asked.
final class TableOf: Compiled {
  let words: TableWords
  let policy: HitPolicy
  let inputs: [Input]
  let outputs: [Output]
  let rules: [Rule]
  private let index: RuleIndex
  /// Of the inputs that name what is required, what it is to be: these are not asked themselves,
  /// since to count who refers to them would be what many evaluations at once wait for.
  private let plain: [(element: Int, type: PlainType)?]
  private let aggregate: FEELFunction?

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
    plain = inputs.map(\.plain)
    aggregate = policy.aggregate
  }

  final class Input: Sendable {
    let label: String
    let expression: any Compiled
    let type: ItemType
    let allowed: CompiledCell?

    init(_ label: String, _ expression: any Compiled, _ type: ItemType, _ allowed: CompiledCell?) {
      (self.label, self.expression, self.type, self.allowed) = (label, expression, type, allowed)
    }

    /// Nil where there is more to it.
    fileprivate var plain: (element: Int, type: PlainType)? {
      guard let required = expression as? Required, allowed == nil, let type = type.plain else {
        return nil
      }
      return (required.place, type)
    }

    /// Nil, with a fault, where it may not be so.
    fileprivate func value(_ scope: Scope, _ run: Evaluation) -> FEELValue? {
      let value = expression.value(scope, run)
      if let admitted = type.admit(value, run),
        admitted.isNull || allowed.map({ $0.holds(for: admitted, scope, run) == true }) ?? true
      {
        return admitted
      }
      run.fault("“\(label)” is \(value.brief), which the table does not allow")
      return nil
    }
  }

  final class Output: Sendable {
    let name: String?
    let type: ItemType
    let allowed: CompiledCell?
    /// What it may be, in the order of preference.
    let ranked: [any Compiled]
    let otherwise: (any Compiled)?

    init(
      _ name: String?, _ type: ItemType, _ allowed: CompiledCell?, ranked: [any Compiled],
      otherwise: (any Compiled)?
    ) {
      (self.name, self.type, self.allowed) = (name, type, allowed)
      (self.ranked, self.otherwise) = (ranked, otherwise)
    }

    /// Nil, with a fault, where it may not be so.
    fileprivate func admit(
      _ value: FEELValue, in table: TableOf, _ scope: Scope, _ run: Evaluation
    ) -> FEELValue? {
      if let admitted = type.admit(value, run),
        admitted.isNull || allowed.map({ $0.holds(for: admitted, scope, run) == true }) ?? true
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
    for (place, plain) in plain.enumerated() {
      if let (element, type) = plain, let value = scope.element(element, as: type) {
        given.append(value)
      } else if let value = inputs[place].value(scope, run) {
        given.append(value)
      } else {
        return nil
      }
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
      return run.fault("no rule of “\(name)” matches")
    }
    // Where hits are listed, the default is a list too and no hit (10.3.2.10).
    if outputs.count == 1, policy.listsHits {
      return outputs[0].otherwise?.value(scope, run) ?? .null
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
    case .collect: return aggregated(values, run)
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

  private func aggregated(_ values: [FEELValue], _ run: Evaluation) -> FEELValue {
    guard outputs.count == 1 else {
      return run.fault("“\(name)” has several outputs, which are not aggregated")
    }
    guard let aggregate else { return FEELValue(values.count) }
    return aggregate.call([FEELValue(values)], run)
  }
}

extension HitPolicy {
  /// Nil where nothing is aggregated, or hits are counted.
  fileprivate var aggregate: FEELFunction? {
    guard case .collect(let aggregator?) = self, aggregator != .count else { return nil }
    return BuiltIns.all[aggregator.rawValue.lowercased()]
  }
}
