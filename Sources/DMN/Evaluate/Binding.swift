/// A name's value, and those declared before it. The compiler knows how many steps back each is.
final class Binding: Sendable {
  let value: FEELValue
  let outer: Binding?

  init(_ value: FEELValue, _ outer: Binding?) {
    self.value = value
    self.outer = outer
  }

  func value(back steps: Int) -> FEELValue {
    var binding = self
    for _ in 0..<steps {
      guard let outer = binding.outer else { return .null }
      binding = outer
    }
    return binding.value
  }
}
