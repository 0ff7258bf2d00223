/// What the inputs of a model's tables can be, as their types tell.
struct Domains {
  private let items: [String: ItemDefinition]
  /// The type of what a name alone means.
  private let types: [String: String]
  private let names: KnownNames

  init(builder: ModelBuilder, model: DMNModel, names: KnownNames) {
    let own = model.items.map { ($0.name, $0) }
    let imported = model.imports.flatMap { need in
      builder.models.filter { $0.namespace == need.namespace && $0.namespace != model.namespace }
        .flatMap(\.items).map { ("\(need.name).\($0.name)", $0) }
    }
    items = Dictionary(own + imported) { first, _ in first }
    let typed = model.inputs.map { ($0.name, $0.type) } + model.decisions.map { ($0.name, $0.type) }
    types = Dictionary(typed.compactMap { name, type in type.map { (name, $0) } }) { one, _ in one }
    self.names = names
  }

  /// The sets of values that an input keeps to, all of them.
  func domain(of input: DecisionTable.Input) -> (regions: [Region], isBoolean: Bool) {
    let (allowed, base) = restrictions(input.type ?? types[input.expression.normalizedName])
    let own = input.allowed.map { [$0] } ?? []
    let regions = (own + allowed).map { text in
      (try? Parser.unaryTests(text, names: names)).map(Region.init) ?? .unknown
    }
    return (regions, base == "boolean")
  }

  /// What a type allows, and what those that it restricts do; and the type under all of them.
  private func restrictions(_ name: String?) -> (allowed: [String], base: String?) {
    var (allowed, name) = ([String](), name)
    for _ in 0..<20 {
      guard let known = name, let item = items[known], !item.isCollection,
        item.components.isEmpty
      else { break }
      allowed += [item.allowed, item.constraint].compactMap { $0 }
      name = item.base
    }
    return (allowed, name)
  }
}
