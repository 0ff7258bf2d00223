import DMN

/// What a decision came to and why, for people.
struct EvaluationText {
  let decision: String
  let value: FEELValue
  let run: Evaluation

  var text: String {
    (["\(decision) = \(value.text)"] + run.trace.compactMap(line)
      + run.faults.map { "  ! \(told($0))" }).joined(separator: "\n")
  }

  private func line(_ entry: TraceEntry) -> String? {
    switch entry {
    case .value(decision, _): nil
    case .value(let element, let value): "  \(element) = \(value.text)"
    case .hits(let table, let inputs, let rules):
      "  \(table.element): "
        + (rules.isEmpty ? "ningún renglón" : rules.count == 1 ? "renglón " : "renglones ")
        + rules.map(String.init).joined(separator: ", ")
        + " con \(inputs.map(\.text).joined(separator: "; "))"
    }
  }

  /// `Tasa, en «1 / 0», columna 1: …`
  private func told(_ fault: Fault) -> String {
    var words = fault.places.map(\.element).joined(separator: " › ")
    if let text = fault.places.last?.quote {
      words += ", en «\(text)»"
      if let range = fault.range { words += ", columna \(range.lowerBound + 1)" }
    }
    return words.isEmpty ? fault.told.words : "\(words): \(fault.told.words)"
  }
}
