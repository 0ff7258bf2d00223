/// The elements of a model and of its imports, compiled. Each has a slot, so that an evaluation
/// finds what it knows of it without looking for a name.
final class Elements: Sendable {
  let elements: [Element]
  /// By namespace and name, the slots of what may be given.
  private let given: [String: [String: Int]]

  init(_ elements: [Element], given: [String: [String: Int]]) {
    self.elements = elements
    self.given = given
  }

  enum Element: Sendable {
    case input(name: String, type: ItemType?)
    case decision(Ready)
    case knowledge(Ready)
    case service(ReadyInvocable)

    var name: String {
      switch self {
      case .input(let name, _): name
      case .decision(let ready), .knowledge(let ready): ready.name
      case .service(let service): service.name
      }
    }

    /// Whether a value of it may be given from outside.
    var isGivable: Bool {
      switch self {
      case .input, .decision: true
      case .knowledge, .service: false
      }
    }
  }

  /// Logic with what it can name.
  final class Ready: Sendable {
    let name: String
    let place: Place
    /// In the order in which the compiler knows them.
    let required: [Required]
    let logic: any Compiled

    init(_ name: String, requiring required: [Required], logic: any Compiled) {
      self.name = name
      place = Place(element: name)
      self.required = required
      self.logic = logic
    }
  }

  struct ReadyInvocable: Sendable {
    let name: String
    let parameters: [Named]
    let signature: [FEELFunction.Parameter]
    let outputs: [Named]
    let type: ItemType
  }

  struct Named: Sendable {
    let name: String
    /// Nil where there is no such element.
    let slot: Int?
  }

  enum Required: Sendable {
    case element(Named)
    /// What is named behind the prefix of an import.
    case imported(prefix: String, [Named])

    var name: String {
      switch self {
      case .element(let element): element.name
      case .imported(let prefix, _): prefix
      }
    }
  }

  /// - Parameters:
  ///   - namespaces: of inputs that are of another model than `home`.
  func give(
    _ inputs: FEELContext, _ namespaces: [String: String], home: String, _ run: Evaluation
  ) {
    for (name, value) in zip(inputs.names, inputs.values) {
      if let slot = slot(named: name, namespaces, home) { give(value, to: slot, run) }
    }
  }

  /// Most names are given as they are known.
  private func slot(named name: String, _ namespaces: [String: String], _ home: String) -> Int? {
    if namespaces.isEmpty, let slot = given[home]?[name] { return slot }
    let name = name.normalizedName
    return given[namespaces[name] ?? home]?[name]
  }

  /// What is given for a decision takes the place of its logic.
  func give(_ value: FEELValue, to slot: Int, _ run: Evaluation) {
    switch elements[slot] {
    case .input(let name, let type):
      run.memory[slot] = .known(
        type?.admit(value, run) ?? run.fault("“\(name)” is \(value.kind) and not of its type"))
    case .decision: run.memory[slot] = .known(value)
    case .knowledge, .service: return
    }
  }
}
