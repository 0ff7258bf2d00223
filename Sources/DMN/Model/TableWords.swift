/// A decision's table as it is written, for whoever tells people which of its rules applied
/// (DMN 1.5, 8.3). Cells are in the order of the table's columns.
public struct TableWords: Sendable {
  /// The decision whose logic it is: what a trace calls the element.
  public let decision: String
  public let inputs: [Input]
  /// Their names; nil for a single output without one.
  public let outputs: [Output]
  public let rules: [Rule]

  public struct Input: Sendable {
    public let label: String?
    public let expression: String
  }

  public struct Output: Sendable {
    public let name: String?
    /// What it is where no rule matches.
    public let otherwise: String?
  }

  public struct Rule: Sendable {
    public let id: String?
    public let tests: [String]
    public let outputs: [String]
    public let annotations: [String]
    /// Of the document, counted from 1.
    public let line: Int
  }
}

extension DMNModel {
  /// The tables that are the whole logic of a decision; one within another box is not told of.
  public var tables: [TableWords] {
    decisions.compactMap { decision in
      guard case .table(let table)? = decision.logic?.form else { return nil }
      return TableWords(
        decision: decision.name,
        inputs: table.inputs.map { .init(label: $0.label, expression: $0.expression) },
        outputs: table.outputs.map { .init(name: $0.name, otherwise: $0.otherwise) },
        rules: table.rules.map {
          .init(
            id: $0.id, tests: $0.tests, outputs: $0.outputs, annotations: $0.annotations,
            line: $0.line)
        })
    }
  }
}
