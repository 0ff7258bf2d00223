/// A model made ready: compiled once, evaluated as often as one likes, by as many at once as one
/// likes.
public struct DecisionModel: Sendable {
  public let model: DMNModel
  private let elements: Elements
  // Of the model itself.
  private let givable: Slots
  private let decisions: Slots
  private let services: Slots
  /// What cannot run, and why; everything else does.
  public let problems: [Fault]
  /// Why nothing does.
  private let refused: Fault?

  /// With the models that it imports, and those that they import.
  public init(_ model: DMNModel, importing others: [DMNModel] = []) {
    let builder = ModelBuilder([model] + others)
    self.model = model
    elements = builder.elements()
    givable = elements.givable[model.namespace] ?? Slots()
    func slots(_ named: [(id: String, name: String)]) -> Slots {
      var slots = Slots()
      for (id, name) in named {
        let reference = DMNModel.Reference(namespace: model.namespace, id: id)
        if let slot = builder.slots[reference] { slots.insert(slot, named: name) }
      }
      return slots
    }
    decisions = slots(model.decisions.map { ($0.id, $0.name) })
    services = slots(model.services.map { ($0.id, $0.name) })
    let namesakes = ([model] + others).map(Namesakes.init(in:))
    refused = namesakes.lazy.flatMap(\.ofElements).first
    problems =
      namesakes.flatMap(\.faults) + builder.missingImports + builder.typeFaults
      + builder.problems.faults
      + ([model] + others).flatMap { Cycles(of: $0).faults }
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
    if let refused { return run.fault(refused.told) }
    guard let slot = decisions[decision.normalizedName] else {
      return run.fault("there is no decision “\(decision)”")
    }
    run.turn(to: elements)
    elements.give(inputs, namespaces, givable, run)
    return elements.value(of: slot, run)
  }

  /// What a decision service answers: a value, or a context of its outputs.
  public func invoke(_ service: String, inputs: FEELContext, _ run: Evaluation) -> FEELValue {
    if let refused { return run.fault(refused.told) }
    guard let slot = services[service.normalizedName] else {
      return run.fault("there is no decision service “\(service)”")
    }
    guard case .service(let service) = elements.elements[slot] else { return .null }
    return elements.answer(
      service, service.parameters.map { run.bounded(inputs[$0.name] ?? .null) }, run)
  }
}
