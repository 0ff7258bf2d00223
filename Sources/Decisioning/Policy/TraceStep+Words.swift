import DMN
import Kernel
import Tenancy

/// Puts what happened in a model into words.
extension [TraceEntry] {
  /// What is kept of it: of a decision that is a table, its rules beside its value; a table within
  /// another box or a business knowledge stands before the decision that asked it.
  var steps: [TraceStep] {
    var steps: [TraceStep] = []
    var asked: [(name: String, rules: [TracedRule])] = []
    for entry in self {
      switch entry {
      case .hits(let table, let inputs, let applied):
        asked.append((table.element, table.traced(inputs, applied)))
      case .value(let decision, let value):
        let own = asked.last?.name == decision ? asked.removeLast().rules : nil
        steps += asked.prefix(TraceStep.tablesKept).map {
          TraceStep(decision: $0.name, value: "", rules: $0.rules)
        }
        steps.append(
          TraceStep(
            decision: decision, value: String(value.text.prefix(TraceStep.textKept)), rules: own))
        asked = []
      }
    }
    return steps
  }
}

extension TraceStep {
  /// A table that a decision asks for each of a list.
  fileprivate static let tablesKept = 20
  /// Beyond so many rules only those that applied are kept.
  fileprivate static let rulesKept = 60
  fileprivate static let textKept = 400
}

extension TableWords {
  fileprivate func traced(_ values: [FEELValue], _ applied: [Int]) -> [TracedRule] {
    let all = rules.enumerated().map { place, rule in
      TracedRule(
        number: place + 1, words: words(of: rule), saw: seen(by: rule, in: values),
        applied: applied.contains(place + 1),
        then: rule.outputs.map(\.unquoted).joined(separator: " · "))
    }
    return all.count <= TraceStep.rulesKept ? all : all.filter(\.applied)
  }

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
