import DMN
import Documents

/// What the linter finds in a policy: an error refuses it, and the rest is advice.
extension PolicyCheck {
  /// What does not compile is told already; rules that may not answer together are told always.
  mutating func lint() {
    let isWell = problems.isEmpty
    for finding in model.findings() {
      let line = line(of: finding)
      let place = finding.element.isEmpty ? "" : "«\(finding.element)»: "
      let message = "\(place)\(finding.matter.words)."
      if !finding.matter.isError {
        advice.append(
          TemplateProblem(line: line, message: message, whatToDo: finding.matter.advice))
      } else if isWell || finding.matter.isOverlap {
        refuse(line, message, finding.matter.advice)
      }
    }
  }

  /// Of the table's row where there is one.
  private func line(of finding: Finding) -> Int {
    let table = model.tables.first { $0.element == finding.element }
    if let table, let rule = finding.rule { return table.rules[rule - 1].line }
    return line(of: Place(element: finding.element))
  }
}

extension Finding.Matter {
  fileprivate var isOverlap: Bool { if case .overlap = self { true } else { false } }
}
