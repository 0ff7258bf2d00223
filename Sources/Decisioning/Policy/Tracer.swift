import DMN
import Kernel
import Tenancy

/// Puts what happened in a model into words.
struct Tracer {
  /// Of each table, by its decision.
  let words: [String: TableWords]

  /// Beyond so many rules only those that applied are kept.
  private static let rulesKept = 60
  private static let textKept = 400

  func steps(of trace: [TraceEntry]) -> [TraceStep] {
    var steps: [TraceStep] = []
    var hits: [String: [TracedRule]] = [:]
    for entry in trace {
      switch entry {
      case .hits(let decision, let inputs, let applied):
        hits[decision] = rules(of: decision, inputs, applied)
      case .value(let decision, let value):
        steps.append(
          TraceStep(
            decision: decision, value: String(value.text.prefix(Self.textKept)),
            rules: hits.removeValue(forKey: decision)))
      }
    }
    return steps
  }

  private func rules(
    of decision: String, _ inputs: [FEELValue], _ applied: [Int]
  ) -> [TracedRule] {
    guard let table = words[decision], table.inputs.count == inputs.count else { return [] }
    let all = table.rules.enumerated().map { place, rule in
      TracedRule(
        number: place + 1, words: table.words(of: rule), saw: table.seen(by: rule, in: inputs),
        applied: applied.contains(place + 1),
        then: rule.outputs.map(\.unquoted).joined(separator: " · "))
    }
    return all.count <= Self.rulesKept ? all : all.filter(\.applied)
  }
}

extension TableWords {
  fileprivate func words(of rule: Rule) -> String {
    if let said = rule.annotations.first(where: { !$0.allSatisfy(\.isWhitespace) }) { return said }
    let cells = looked(at: rule).map { "\(inputs[$0].words): \(rule.tests[$0])" }
    return cells.isEmpty ? "En cualquier caso" : cells.joined(separator: " · ")
  }

  /// The values of the columns that the rule asks about.
  fileprivate func seen(by rule: Rule, in values: [FEELValue]) -> String {
    looked(at: rule).map { place in
      let variable = PolicyVariable(rawValue: inputs[place].expression)
      return "\(inputs[place].words): \(values[place].words(as: variable))"
    }.joined(separator: " · ")
  }

  private func looked(at rule: Rule) -> [Int] {
    inputs.indices.filter { !["", "-"].contains(rule.tests[$0].filter { !$0.isWhitespace }) }
  }
}

extension TableWords.Input {
  fileprivate var words: String { label ?? expression }
}

extension FEELValue {
  /// As a person reads it.
  fileprivate func words(as variable: PolicyVariable?) -> String {
    switch (self, variable) {
    case (.boolean(let flag), _): flag ? "Sí" : "No"
    case (.string(let code), .state?): MexicanState(rawValue: code)?.name ?? "Fuera de México"
    case (.number(let number), let variable) where variable?.kind == .money:
      Money(pesos: number)?.text ?? text
    case (.number(let number), .age?): "\(number) años"
    case (.number, _): text.shortened
    case (.null, _): "Sin dato"
    case (_, _): text
    }
  }
}

extension Money {
  /// Nil where it is not whole centavos.
  fileprivate init?(pesos: Decimal128) {
    guard let centavos = pesos.multiplied(by: Decimal128(100))?.whole else { return nil }
    self = .centavos(Int64(centavos))
  }
}

extension String {
  fileprivate var unquoted: String { replacing("\"", with: "") }
}

extension String {
  /// A number's digits, cut after the second decimal; what follows is told by an ellipsis. Any
  /// other text as it is.
  var shortened: String {
    guard let point = firstIndex(of: "."),
      utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 })
    else { return self }
    let decimals = self[point...].dropFirst()
    return decimals.count <= 2 ? self : "\(self[..<point]).\(decimals.prefix(2))…"
  }
}
