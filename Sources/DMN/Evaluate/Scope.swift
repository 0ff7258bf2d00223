/// What an expression can name: the elements that its own requires, and what was declared since.
/// The compiler knows where each is.
struct Scope: Sendable {
  /// In the order in which they are required.
  private let elements: [FEELValue]
  private let innermost: Binding?

  static let empty = Scope([])

  init(_ elements: [FEELValue]) { self.init(elements, nil) }

  private init(_ elements: [FEELValue], _ innermost: Binding?) {
    self.elements = elements
    self.innermost = innermost
  }

  func declaring(_ value: FEELValue) -> Scope {
    Scope(elements, Binding(value, innermost))
  }

  func element(_ place: Int) -> FEELValue { elements[place] }

  /// Nil where it is neither of the type nor null.
  func element(_ place: Int, as type: PlainType) -> FEELValue? {
    let element = elements[place]
    return element.isNull || element.is(type) ? element : nil
  }

  /// Of what was declared; the innermost is no step back.
  func value(back steps: Int) -> FEELValue {
    var binding = innermost
    for _ in 0..<steps { binding = binding?.outer }
    return binding?.value ?? .null
  }
}

/// A name's value, and those declared before it.
private final class Binding: Sendable {
  let value: FEELValue
  let outer: Binding?

  init(_ value: FEELValue, _ outer: Binding?) {
    self.value = value
    self.outer = outer
  }
}
