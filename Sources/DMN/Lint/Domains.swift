/// What the inputs of a model's tables can be, as their types tell.
struct Domains {
  private let items: [String: ItemDefinition]
  /// The type of what a name alone means.
  private let types: [String: String]
  private let names: KnownNames
  /// From a type to what it is made of.
  private static let mostSteps = 20

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

  /// The sets of values that an input keeps to, all of them, and what kind they are of where that
  /// is told: by the column, and by the type of what it asks about.
  func domain(of input: DecisionTable.Input) -> (regions: [Region], kind: FEELType?) {
    let (asked, type) = restrictions(of: input.expression.normalizedName)
    let ends = [restrictions(input.type), restrictions(type)]
    let allowed = [input.allowed].compactMap(\.self) + asked + ends.flatMap(\.allowed)
    let regions = allowed.map { text in
      (try? Parser.unaryTests(text, names: names)).map(Region.init) ?? .unknown
    }
    let kinds = ends.compactMap(\.base).compactMap(FEELType.init(named:))
    return (regions, kinds.first { $0 != .any })
  }

  /// Of a name, or of an entry of what a name means: what itself allows, and its type.
  private func restrictions(of expression: String) -> (allowed: [String], type: String?) {
    if let type = types[expression] { return ([], type) }
    let steps = expression.split(separator: ".", maxSplits: Self.mostSteps)
      .map { String($0).normalizedName }
    guard steps.count <= Self.mostSteps, var type = steps.first.flatMap({ types[$0] }) else {
      return ([], nil)
    }
    var allowed: [String] = []
    for step in steps.dropFirst() {
      let next = components(of: type).first { $0.name == step }
      guard let next, !next.isCollection, next.components.isEmpty, let base = next.base else {
        return ([], nil)
      }
      type = base
      allowed = [next.allowed, next.constraint].compactMap(\.self)
    }
    return (allowed, type)
  }

  private func components(of type: String) -> [ItemDefinition] {
    var type = type
    for _ in 0..<Self.mostSteps {
      guard let item = items[type], !item.isCollection else { return [] }
      guard item.components.isEmpty, let base = item.base else { return item.components }
      type = base
    }
    return []
  }

  /// What a type allows, and what those that it restricts do; and the type under all of them.
  private func restrictions(_ name: String?) -> (allowed: [String], base: String?) {
    var (allowed, name) = ([String](), name)
    for _ in 0..<Self.mostSteps {
      guard let known = name, let item = items[known], !item.isCollection,
        item.components.isEmpty
      else { break }
      allowed += [item.allowed, item.constraint].compactMap { $0 }
      name = item.base
    }
    return (allowed, name)
  }
}
