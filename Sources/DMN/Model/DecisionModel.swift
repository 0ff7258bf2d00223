/// A model made ready: compiled once, evaluated as often as one likes, by as many at once as one
/// likes.
public struct DecisionModel: Sendable {
  public let model: DMNModel
  let elements: [DMNModel.Reference: Element]
  /// Where what may be given is, by its namespace and name.
  private let given: [DMNModel.Reference: DMNModel.Reference]
  /// What cannot run, and why; everything else does.
  public let problems: [Fault]

  enum Element: Sendable {
    case input(name: String, type: ItemType?)
    case decision(Ready)
    case knowledge(Ready)
    case service(ReadyInvocable)
  }

  /// Logic with what it can name.
  struct Ready: Sendable {
    let name: String
    /// In the order in which the compiler declared them.
    let scope: [Declared]
    let logic: any Compiled
  }

  struct ReadyInvocable: Sendable {
    let name: String
    let parameters: [(name: String, reference: DMNModel.Reference)]
    let types: [FEELType]
    let outputs: [(name: String, reference: DMNModel.Reference)]
    let type: ItemType
  }

  struct Declared: Sendable {
    let name: String
    let source: Source

    enum Source: Sendable {
      case element(DMNModel.Reference)
      /// What is named behind the prefix of an import.
      case imported([(name: String, reference: DMNModel.Reference)])
    }
  }

  /// With the models that it imports, and those that they import.
  public init(_ model: DMNModel, importing others: [DMNModel] = []) {
    let builder = ModelBuilder([model] + others)
    self.model = model
    let elements = builder.elements()
    self.elements = elements
    var given: [DMNModel.Reference: DMNModel.Reference] = [:]
    for (reference, element) in elements {
      guard let name = element.givenName else { continue }
      given[DMNModel.Reference(namespace: reference.namespace, id: name)] = reference
    }
    self.given = given
    problems = builder.problems.faults + ([model] + others).flatMap { Cycles(of: $0).faults }
  }

  /// The address of a decision of this model by its name.
  func decision(named name: String) -> DMNModel.Reference? {
    model.decisions.first { $0.name == name.normalizedName }
      .map { DMNModel.Reference(namespace: model.namespace, id: $0.id) }
  }

  /// The value of a decision, and of everything that it needs.
  ///
  /// - Parameters:
  ///   - inputs: by name; one that is missing is null. A decision's name overrides its logic.
  ///   - namespaces: of inputs that belong to an imported model.
  public func evaluate(
    _ decision: String, inputs: FEELContext, namespaces: [String: String] = [:],
    _ run: Evaluation
  ) -> FEELValue {
    guard let reference = self.decision(named: decision) else {
      return run.fault("there is no decision “\(decision)”")
    }
    give(inputs, namespaces, run)
    return value(of: reference, run)
  }

  /// What a decision service answers: a value, or a context of its outputs.
  public func invoke(_ service: String, inputs: FEELContext, _ run: Evaluation) -> FEELValue {
    let found = model.services.first { $0.name == service.normalizedName }
    guard let found else { return run.fault("there is no decision service “\(service)”") }
    let reference = DMNModel.Reference(namespace: model.namespace, id: found.id)
    guard case .service(let service)? = elements[reference] else { return .null }
    return answer(service, service.parameters.map { inputs[$0.name] ?? .null }, run)
  }

  private func give(_ inputs: FEELContext, _ namespaces: [String: String], _ run: Evaluation) {
    run.known.reserveCapacity(inputs.count)
    for (name, value) in zip(inputs.names, inputs.values) {
      let name = name.normalizedName
      let namespace = namespaces[name] ?? model.namespace
      let found = given[DMNModel.Reference(namespace: namespace, id: name)]
      if let found, let element = elements[found] {
        run.known[found] = admit(value, as: element, run)
      }
    }
  }

  func admit(_ value: FEELValue, as element: Element, _ run: Evaluation) -> FEELValue {
    guard case .input(let name, let type) = element else { return value }
    return type?.admit(value, run) ?? run.fault("“\(name)” is \(value.kind) and not of its type")
  }
}

extension DecisionModel.Element {
  /// What it may be given by.
  fileprivate var givenName: String? {
    switch self {
    case .input(let name, _): name
    case .decision(let ready): ready.name
    case .knowledge, .service: nil
    }
  }
}
