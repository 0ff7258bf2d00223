/// What a model declares and what its logic uses, side by side.
struct UseCheck {
  let model: DMNModel
  let builder: ModelBuilder
  /// Whatever could be named somewhere in the model.
  let names: KnownNames
  private let elementNames: Set<String>

  init(model: DMNModel, builder: ModelBuilder, names: KnownNames) {
    self.model = model
    self.builder = builder
    self.names = names
    elementNames = Set(builder.names.values)
  }

  var findings: [Finding] {
    let cycles = Cycles(of: model).found.map {
      finding($0.first ?? "", .cycle($0))
    }
    let imports = builder.missing(from: model).map { finding("", .missingImport($0.namespace)) }
    let namesakes = Namesakes(in: model).faults.map { fault in
      finding(fault.places.first?.element ?? "", .namesakes(fault.told.words))
    }
    return namesakes + imports + cycles + unusedInputs + types + elements + unreadable
  }

  private func finding(_ element: String, _ matter: Finding.Matter) -> Finding {
    Finding(model: model.name, element: element, matter: matter)
  }

  private var unusedInputs: [Finding] {
    let required = Set(
      builder.models.flatMap { $0.decisions.flatMap(\.requirements) }
        + builder.models.flatMap { $0.knowledge.flatMap(\.requirements) })
    return model.inputs.filter {
      !required.contains(DMNModel.Reference(namespace: model.namespace, id: $0.id))
    }.map { finding($0.name, .unusedInput) }
  }

  private var elements: [Finding] {
    model.decisions.flatMap { check($0.name, $0.requirements, $0.logic, calling: []) }
      + model.knowledge.flatMap { knowledge in
        let body = knowledge.function.map {
          Logic(form: .function($0), type: nil, line: 0)
        }
        return check(knowledge.name, knowledge.requirements, body, calling: [knowledge.name])
      }
  }

  /// - Parameter own: names that need no requirement.
  private func check(
    _ element: String, _ requirements: [DMNModel.Reference], _ logic: Logic?, calling own: [String]
  ) -> [Finding] {
    let missing = requirements.filter { builder.names[$0] == nil }
      .map { finding(element, .missingRequirement($0.id)) }
    guard let logic else { return missing }
    let scope = builder.scope(requirements, in: model).map(\.name)
    var uses = LogicUses(
      names: names, members: builder.members, entries: builder.entries, elements: elementNames,
      declared: Set(scope + own))
    uses.visit(logic, [])
    let unused = uses.isWhole ? scope.filter { !uses.used.contains($0) && !own.contains($0) } : []
    return missing + uses.matters.map { finding(element, $0) }
      + unused.map { finding(element, .unusedRequirement($0)) }
      + uses.types.filter { !isKnown($0) }.sorted().map { finding(element, matter(of: $0)) }
  }

  private func isKnown(_ type: String) -> Bool {
    !isTooLarge(type) && builder.types[model.namespace]?.type(type) != nil
  }

  private func isTooLarge(_ type: String) -> Bool {
    builder.types[model.namespace]?.tooLarge.contains(type) ?? false
  }

  /// Of a type that is not known.
  private func matter(of type: String) -> Finding.Matter {
    guard isTooLarge(type) else { return .unknownType(type) }
    let told: Told = "the type “\(type)” is too large"
    return .unreadable(told.words, at: nil)
  }

  /// Of inputs, results and item definitions.
  private var types: [Finding] {
    let declared =
      model.inputs.map { ($0.name, $0.type) } + model.decisions.map { ($0.name, $0.type) }
      + model.knowledge.map { ($0.name, $0.type) } + model.services.map { ($0.name, $0.type) }
      + model.items.flatMap { item in item.everyBase.map { (item.name, $0) } }
    return declared.compactMap { element, type in
      type.flatMap { isKnown($0) ? nil : finding(element, matter(of: $0)) }
    }
  }

  /// What making it ready found: but for types, and what is read once everything is declared.
  private var unreadable: [Finding] {
    let own = Set(model.decisions.map(\.name) + model.knowledge.map(\.name))
    let types = (builder.types[model.namespace]?.faults ?? []).filter { !isOfType($0) }
    let logic = builder.problems.faults.filter { fault in
      guard let place = fault.places.first, own.contains(place.element) else { return false }
      return !isOfType(fault) && !isReadable(fault.places.last?.text)
    }
    return (types + logic).map(unreadable)
  }

  /// Whether it is told among the types.
  private func isOfType(_ fault: Fault) -> Bool {
    ["there is no type", "the type"].contains(where: fault.message.hasPrefix)
  }

  /// False where there is no text.
  private func isReadable(_ text: String?) -> Bool {
    guard let text else { return false }
    return (try? Parser.expression(text, names: names, members: builder.members)) != nil
      || (try? Parser.unaryTests(text, names: names, members: builder.members)) != nil
  }

  private func unreadable(_ fault: Fault) -> Finding {
    let spot = fault.places.last?.text.map { text in
      Finding.Spot(text: text, column: (fault.range?.lowerBound ?? 0) + 1)
    }
    return finding(
      fault.places.first?.element ?? "", .unreadable(fault.told.words, at: spot))
  }
}

extension ItemDefinition {
  /// The types that it and its components are made of.
  fileprivate var everyBase: [String] {
    let function = function.map { [$0.result] + $0.parameters.map(\.type) } ?? []
    return [base].compactMap { $0 } + function.compactMap { $0 } + components.flatMap(\.everyBase)
  }
}

extension ModelBuilder {
  /// Whatever could be named somewhere in the model: FEEL's own names and its elements'.
  func everyName(in model: DMNModel) -> KnownNames {
    var known = BuiltIns.names
    for name in names.values { known.insert(name) }
    for need in model.imports where !need.name.isEmpty { known.insert(need.name) }
    return known
  }
}
