import Kernel
import Tenancy

extension Evidence {
  /// What was worked out on the way, tables and the answer itself aside.
  var figures: [DecisionPage.Figure] {
    let answers = Set(PolicyDecision.allCases.map(\.rawValue))
    return trace.filter { $0.rules == nil && !answers.contains($0.decision) }.map {
      DecisionPage.Figure(name: $0.decision, value: $0.value.shortened)
    }
  }
}

extension PolicyInputs {
  /// In the catalogue's order and words.
  var figures: [DecisionPage.Figure] {
    PolicyVariable.allCases.compactMap { variable in
      values[variable.rawValue].map {
        DecisionPage.Figure(name: variable.rawValue, value: $0.words(of: variable))
      }
    }
  }
}

extension PolicyValue {
  fileprivate func words(of variable: PolicyVariable) -> String {
    switch self {
    case .flag(let flag): flag ? "Sí" : "No"
    case .text(let text) where variable == .state:
      MexicanState(rawValue: text)?.name ?? "Fuera de México"
    case .text(let text): text
    case .number(let digits) where variable.kind == .money: Money(parsing: digits)?.text ?? digits
    case .number(let digits): digits
    }
  }
}
