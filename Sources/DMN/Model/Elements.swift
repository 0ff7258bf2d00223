/// The elements of a model and of its imports, compiled. Each has a slot, so that an evaluation
/// finds what it knows of it without looking for a name.
final class Elements: Sendable {
  let elements: [Element]
  /// By the namespaces that they are of.
  let givable: [String: Slots]
  /// What most values that are given are to be, kept apart from the elements: to count who refers
  /// to an element would be what many evaluations at once wait for.
  private let plain: [PlainType?]

  init(_ elements: [Element], givable: [String: Slots]) {
    self.elements = elements
    self.givable = givable
    plain = elements.map(\.plainType)
  }

  enum Element: Sendable {
    case input(Input)
    case decision(Ready)
    case knowledge(Ready)
    case service(ReadyInvocable)

    var name: String {
      switch self {
      case .input(let input): input.name
      case .decision(let ready), .knowledge(let ready): ready.name
      case .service(let service): service.name
      }
    }

    /// What is given for a decision may be anything.
    fileprivate var plainType: PlainType? {
      switch self {
      case .input(let input): input.type?.plain
      case .decision: .any
      case .knowledge, .service: nil
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

  final class Input: Sendable {
    let name: String
    /// Nil where it is not known, which no value is of.
    let type: ItemType?

    init(_ name: String, _ type: ItemType?) { (self.name, self.type) = (name, type) }
  }

  /// Logic with what it can name.
  final class Ready: Sendable {
    let name: String
    let place: Place
    /// In the order in which the compiler knows them.
    let required: [Source]
    let logic: any Compiled

    init(_ name: String, requiring required: [Required], logic: any Compiled) {
      self.name = name
      place = Place(element: name)
      self.required = required.map(\.source)
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

  struct Required: Sendable {
    let name: String
    let source: Source
  }

  enum Source: Sendable {
    case element(Int)
    /// What is named behind the prefix of an import.
    case imported([Named])
  }

  /// - Parameters:
  ///   - namespaces: of inputs that are not `own` of the model that is asked.
  func give(
    _ inputs: FEELContext, _ namespaces: [String: String], _ own: Slots, _ run: Evaluation
  ) {
    for (name, value) in zip(inputs.names, inputs.values) {
      // Most names are given as they are known.
      let exact = namespaces.isEmpty ? own[name] : nil
      if let slot = exact ?? slot(of: name.normalizedName, namespaces, own) {
        give(value, to: slot, run)
      }
    }
  }

  private func slot(of name: String, _ namespaces: [String: String], _ own: Slots) -> Int? {
    namespaces[name].map { givable[$0]?[name] } ?? own[name]
  }

  /// What is given for a decision takes the place of its logic, whatever it is.
  func give(_ value: FEELValue, to slot: Int, _ run: Evaluation) {
    if let type = plain[slot], value.isNull || value.is(type) {
      run.memory[slot] = .known(value)
      return
    }
    guard case .input(let input) = elements[slot], let type = input.type else {
      run.memory[slot] = .known(value)
      return
    }
    run.memory[slot] = .known(
      type.admit(value, run) ?? run.fault(type.refusal(of: value, as: "“\(input.name)”")))
  }
}
