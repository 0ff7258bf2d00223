/// What an evaluation knows of a model's elements, by their slots.
struct Memory {
  private let owner: ObjectIdentifier?
  private var states: [State]

  enum State {
    case unknown, beingWorkedOut
    case known(FEELValue)
  }

  /// Of no model.
  init() { (owner, states) = (nil, []) }

  init(of elements: Elements) {
    owner = ObjectIdentifier(elements)
    states = Array(repeating: .unknown, count: elements.elements.count)
  }

  func isOf(_ elements: Elements) -> Bool { owner == ObjectIdentifier(elements) }

  subscript(slot: Int) -> State {
    get { states[slot] }
    set { states[slot] = newValue }
  }
}

extension Evaluation {
  /// Begins with nothing known of these elements, unless it was already about them.
  func turn(to elements: Elements) {
    if !memory.isOf(elements) { memory = Memory(of: elements) }
  }

  /// Works with what is known of these elements: a function may have come from another model.
  func knowing(_ elements: Elements, _ work: () -> FEELValue) -> FEELValue {
    memory.isOf(elements) ? work() : knowingNothing(of: elements, work)
  }

  /// Works with nothing known, and goes on with what was known before.
  func knowingNothing(of elements: Elements, _ work: () -> FEELValue) -> FEELValue {
    // A memory of many elements takes a while to fill.
    guard mayGoOn(1 + elements.elements.count / 32) else { return .null }
    let outside = memory
    defer { memory = outside }
    memory = Memory(of: elements)
    return work()
  }
}
