/// A decision table as it is written, for whoever tells people which of its rules applied
/// (DMN 1.5, 8.3). Cells are in the order of the table's columns.
public final class TableWords: Sendable {
  /// The decision or the business knowledge that holds it, as its whole logic or within a box.
  public let element: String
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

  init(_ table: DecisionTable, of element: String) {
    self.element = element
    inputs = table.inputs.map { Input(label: $0.label, expression: $0.expression) }
    outputs = table.outputs.map { Output(name: $0.name, otherwise: $0.otherwise) }
    rules = table.rules.map {
      Rule(
        id: $0.id, tests: $0.tests, outputs: $0.outputs, annotations: $0.annotations,
        line: $0.line)
    }
  }
}

extension DMNModel {
  /// Every table of the model's own decisions and knowledge, also those within other boxes.
  public var tables: [TableWords] {
    let holders =
      decisions.map { ($0.name, $0.logic) } + knowledge.map { ($0.name, $0.function?.body) }
    return holders.flatMap { name, logic in
      (logic?.tables ?? []).map { TableWords($0, of: name) }
    }
  }
}

extension Logic {
  fileprivate var tables: [DecisionTable] {
    guard case .table(let table) = form else { return parts.flatMap(\.tables) }
    return [table]
  }
}
