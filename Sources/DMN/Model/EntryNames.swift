/// The names that an entry of a context may have in some models, where they can all be told: what
/// is given from outside has types that say theirs, and no function makes names of texts. A name
/// in a filter that is none of them and is not declared either means nothing.
struct EntryNames: Sendable {
  /// Nil where there may be others.
  private let names: Set<String>?

  init(of models: [DMNModel]) {
    var gathered = Gathered()
    for model in models { gathered.visit(model) }
    names = gathered.isOpen ? nil : gathered.names
  }

  func mayHold(_ name: String) -> Bool { names?.contains(name) ?? true }

  fileprivate struct Gathered {
    /// `get entries` makes the first two.
    var names: Set<String> = ["key", "value"]
    var isOpen = false
  }
}

extension EntryNames.Gathered {
  mutating func visit(_ model: DMNModel) {
    let types = Dictionary(model.items.map { ($0.name, $0) }) { first, _ in first }
    for input in model.inputs {
      names.insert(input.name)
      isOpen = isOpen || !Self.isClosed(input.type, types, within: [])
    }
    for item in model.items { visit(item) }
    names.formUnion(model.imports.map(\.name))
    names.formUnion(model.services.map(\.name))
    for decision in model.decisions {
      names.insert(decision.name)
      decision.logic.map { visit($0) }
    }
    for knowledge in model.knowledge {
      names.insert(knowledge.name)
      knowledge.function?.body.map { visit($0) }
    }
  }

  private mutating func visit(_ item: ItemDefinition) {
    for component in item.components {
      names.insert(component.name)
      visit(component)
    }
  }

  private mutating func visit(_ logic: Logic) {
    for box in logic.everything {
      switch box.form {
      case .literal(let text): visit(text)
      case .context(let entries): names.formUnion(entries.compactMap(\.name))
      case .relation(let columns, _): names.formUnion(columns)
      case .table(let table):
        names.formUnion(table.outputs.compactMap(\.name))
        for input in table.inputs { visit(input.expression) }
        for output in table.outputs { output.otherwise.map { visit($0) } }
        for rule in table.rules { for cell in rule.tests + rule.outputs { visit(cell) } }
      case .list, .function, .invocation, .conditional, .filter, .iteration, .quantified,
        .missing:
        break
      }
    }
  }

  private mutating func visit(_ text: String) {
    let keys = KeysOfText(text)
    names.formUnion(keys.possible)
    isOpen = isOpen || keys.namesContext
  }

  private static let simple: Set<String> = [
    "boolean", "number", "string", "date", "time", "date and time", "dateTime",
    "years and months duration", "yearMonthDuration", "days and time duration", "dayTimeDuration",
  ]

  /// Whether a type says every name that is in its values; one of an import is not looked into.
  private static func isClosed(
    _ name: String?, _ types: [String: ItemDefinition], within: Set<String>
  ) -> Bool {
    guard let name else { return false }
    guard let type = types[name] else { return simple.contains(name) }
    return within.contains(name) || isClosed(type, types, within: within.union([name]))
  }

  private static func isClosed(
    _ type: ItemDefinition, _ types: [String: ItemDefinition], within: Set<String>
  ) -> Bool {
    guard type.components.isEmpty else {
      return type.components.allSatisfy { isClosed($0, types, within: within) }
    }
    return type.function == nil && isClosed(type.base, types, within: within)
  }
}
