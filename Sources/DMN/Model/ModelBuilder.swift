/// Makes models ready that know each other.
struct ModelBuilder {
  let models: [DMNModel]
  let problems = LogicCompiler.Problems()
  let types: [String: ItemTypes]
  let names: [DMNModel.Reference: String]
  /// Where each element is among all of them; of several under one address the last is meant.
  let slots: [DMNModel.Reference: Int]
  /// Of inputs and decisions, where it is told.
  private let typeNames: [DMNModel.Reference: String]
  /// Every name that an entry of a context may have in these models.
  let members: KnownNames
  let entries: EntryNames

  init(_ models: [DMNModel]) {
    self.models = models
    var (names, slots) = ([DMNModel.Reference: String](), [DMNModel.Reference: Int]())
    for model in models {
      for (id, name) in model.named {
        let reference = DMNModel.Reference(namespace: model.namespace, id: id)
        names[reference] = name
        slots[reference] = slots[reference] ?? slots.count
      }
    }
    (self.names, self.slots) = (names, slots)
    typeNames = Self.typeNames(models)
    members = Self.members(of: models, named: names.values)
    entries = EntryNames(of: models)
    var types: [String: ItemTypes] = [:]
    for model in models {
      Self.resolve(model, among: models, members, into: &types, within: [])
    }
    self.types = types
  }

  private static func typeNames(_ models: [DMNModel]) -> [DMNModel.Reference: String] {
    var names: [DMNModel.Reference: String] = [:]
    for model in models {
      let typed = model.inputs.map { ($0.id, $0.type) } + model.decisions.map { ($0.id, $0.type) }
      for (id, type) in typed {
        names[DMNModel.Reference(namespace: model.namespace, id: id)] = type
      }
    }
    return names
  }

  /// The types of what is imported first.
  @discardableResult
  private static func resolve(
    _ model: DMNModel, among models: [DMNModel], _ members: KnownNames,
    into types: inout [String: ItemTypes], within: Set<String>
  ) -> ItemTypes {
    if let known = types[model.namespace] { return known }
    var imported: [String: ItemTypes] = [:]
    for need in model.imports where !within.contains(need.namespace) {
      guard let other = models.first(where: { $0.namespace == need.namespace }),
        other.namespace != model.namespace
      else { continue }
      imported[need.name] = resolve(
        other, among: models, members, into: &types, within: within.union([model.namespace]))
    }
    let resolved = ItemTypes(model.items, imported: imported, members: members)
    types[model.namespace] = resolved
    return resolved
  }

  func elements() -> Elements {
    var elements: [Elements.Element] = []
    var givable: [String: Slots] = [:]
    for model in models {
      func put(_ id: String, _ element: Elements.Element) {
        guard let slot = slots[DMNModel.Reference(namespace: model.namespace, id: id)] else {
          return
        }
        if slot < elements.count { elements[slot] = element } else { elements.append(element) }
        guard element.isGivable else { return }
        givable[model.namespace, default: Slots()].insert(slot, named: element.name)
      }
      for input in model.inputs {
        put(input.id, .input(.init(input.name, types[model.namespace]?.type(input.type))))
      }
      for decision in model.decisions { put(decision.id, .decision(ready(decision, in: model))) }
      for knowledge in model.knowledge {
        put(knowledge.id, .knowledge(ready(knowledge, in: model)))
      }
      for service in model.services { put(service.id, .service(ready(service, in: model))) }
    }
    return Elements(elements, givable: givable)
  }

  private func compiler(
    _ element: String, _ scope: [Elements.Required], in model: DMNModel
  ) -> LogicCompiler {
    LogicCompiler(
      types: types[model.namespace] ?? ItemTypes([]), members: members,
      entries: entries, element: element, requiring: scope.map(\.name), problems: problems)
  }

  private func ready(_ decision: DMNModel.Decision, in model: DMNModel) -> Elements.Ready {
    let scope = scope(decision.requirements, in: model)
    let compiler = compiler(decision.name, scope, in: model)
    guard let logic = decision.logic else {
      let none = Faulty(message: "“\(decision.name)” has no logic", range: 0..<0)
      return Elements.Ready(decision.name, requiring: scope, logic: none)
    }
    return Elements.Ready(
      decision.name, requiring: scope,
      logic: compiler.typed(compiler.compile(logic), decision.type, "“\(decision.name)”"))
  }

  private func ready(
    _ knowledge: DMNModel.BusinessKnowledge, in model: DMNModel
  ) -> Elements.Ready {
    let own = DMNModel.Reference(namespace: model.namespace, id: knowledge.id)
    let itself = slots[own].map { Elements.Required(name: knowledge.name, source: .element($0)) }
    let scope = [itself].compactMap(\.self) + scope(knowledge.requirements, in: model)
    let logic: any Compiled =
      knowledge.function.map {
        compiler(knowledge.name, scope, in: model)
          .lambda($0, name: knowledge.name, result: knowledge.functionResult(types, model))
      } ?? Faulty(message: "“\(knowledge.name)” has no logic", range: 0..<0)
    return Elements.Ready(knowledge.name, requiring: scope, logic: logic)
  }

  private func ready(
    _ service: DMNModel.InvocableDecisions, in model: DMNModel
  ) -> Elements.ReadyInvocable {
    let inputs = service.inputData + service.inputDecisions
    let types = types[model.namespace]
    let parameters = inputs.map(named)
    return Elements.ReadyInvocable(
      name: service.name, parameters: parameters,
      signature: zip(parameters, inputs).map {
        FEELFunction.Parameter(name: $0.name, type: type(of: $1))
      },
      outputs: service.outputDecisions.map(named), type: types?.type(service.type) ?? .any)
  }

  private func named(_ reference: DMNModel.Reference) -> Elements.Named {
    Elements.Named(name: names[reference] ?? reference.id, slot: slots[reference])
  }

  private func type(of reference: DMNModel.Reference) -> FEELType {
    typeNames[reference].flatMap { types[reference.namespace]?.type($0)?.type } ?? .any
  }

  /// What requirements let an element name: its model's own by their names, and others behind the
  /// prefix of their import.
  func scope(
    _ requirements: [DMNModel.Reference], in model: DMNModel
  ) -> [Elements.Required] {
    func own(_ reference: DMNModel.Reference) -> Elements.Required? {
      guard let name = names[reference], let slot = slots[reference] else { return nil }
      return Elements.Required(name: name, source: .element(slot))
    }
    var scope = requirements.filter { $0.namespace == model.namespace }.compactMap(own)
    for need in model.imports where need.namespace != model.namespace {
      let others = requirements.filter { $0.namespace == need.namespace && names[$0] != nil }
      if need.name.isEmpty {
        scope += others.compactMap(own)
      } else if !others.isEmpty {
        scope.append(Elements.Required(name: need.name, source: .imported(others.map(named))))
      }
    }
    return scope
  }

  /// Of models that are imported and not at hand.
  func missing(from model: DMNModel) -> [DMNModel.Import] {
    model.imports.filter { need in
      need.isModel && !models.contains { $0.namespace == need.namespace }
    }
  }

  var missingImports: [Fault] {
    models.flatMap { model in
      missing(from: model).map { need in
        Fault(
          "the model “\(need.namespace)” is imported and not at hand",
          places: [Place(element: model.name)])
      }
    }
  }

  /// Of types of all the models, each told once.
  var typeFaults: [Fault] {
    var told: Set<Fault> = []
    return models.flatMap { types[$0.namespace]?.faults ?? [] }.filter { told.insert($0).inserted }
  }

  private static func members(
    of models: [DMNModel], named names: some Sequence<String>
  ) -> KnownNames {
    var members = KnownNames(names)
    for model in models {
      for item in model.items { item.insertNames(into: &members) }
      for decision in model.decisions { decision.logic?.insertNames(into: &members) }
      for knowledge in model.knowledge { knowledge.function?.body?.insertNames(into: &members) }
    }
    return members
  }
}

extension DMNModel {
  /// By identifier.
  fileprivate var named: [(String, String)] {
    inputs.map { ($0.id, $0.name) } + decisions.map { ($0.id, $0.name) }
      + knowledge.map { ($0.id, $0.name) } + services.map { ($0.id, $0.name) }
  }
}

extension DMNModel.BusinessKnowledge {
  /// The type of what the function gives; one that is of a function type says so of the function.
  fileprivate func functionResult(_ types: [String: ItemTypes], _ model: DMNModel) -> String? {
    guard let type, let known = types[model.namespace]?.type(type) else { return type }
    if case .function = known.type { return nil }
    return type
  }
}

extension ItemDefinition {
  fileprivate func insertNames(into names: inout KnownNames) {
    for component in components {
      names.insert(component.name)
      component.insertNames(into: &names)
    }
  }
}

extension Logic {
  fileprivate func insertNames(into names: inout KnownNames) {
    switch form {
    case .literal(let text): for name in KeysOfText(text).ofWords { names.insert(name) }
    case .missing: break
    case .table(let table): for output in table.outputs { output.name.map { names.insert($0) } }
    case .context(let entries):
      for entry in entries {
        entry.name.map { names.insert($0) }
        entry.value.insertNames(into: &names)
      }
    case .relation(let columns, let rows):
      for name in columns { names.insert(name) }
      for cell in rows.joined() { cell.insertNames(into: &names) }
    case .list(let items): for item in items { item.insertNames(into: &names) }
    case .function(let function): function.body?.insertNames(into: &names)
    case .invocation(let callee, let bindings):
      callee.insertNames(into: &names)
      for binding in bindings { binding.value?.insertNames(into: &names) }
    case .conditional(let one, let two, let three):
      for part in [one, two, three] { part.insertNames(into: &names) }
    case .filter(let one, let two), .iteration(_, let one, let two),
      .quantified(_, _, let one, let two):
      one.insertNames(into: &names)
      two.insertNames(into: &names)
    }
  }
}
