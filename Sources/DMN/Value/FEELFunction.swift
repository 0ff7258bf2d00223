/// Something that can be invoked: a built-in, a lambda, a business knowledge model or a decision
/// service.
public final class FEELFunction: Sendable {
  public let name: String
  /// In the order in which they are tried; one but for some built-ins.
  let overloads: [Overload]

  init(_ name: String, _ overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
  }

  struct Overload: Sendable {
    let parameters: [Parameter]
    /// The last parameter takes every argument that is left.
    var isVariadic = false
    /// What comes back; a value that does not conform to it is null.
    var result = FEELType.any
    /// Its null is a fault, told where it tells none itself.
    var isBuiltIn = false
    let body: @Sendable (Arguments, Evaluation) -> FEELValue
  }

  struct Parameter: Sendable {
    let name: String
    var type = FEELType.any
    /// It may be left out.
    var isOptional = false
  }

  /// By the place of their parameters; nil where one is left out.
  struct Arguments: Sendable {
    var values: [FEELValue?]
    var count: Int { values.count }

    /// Null where it is left out.
    subscript(place: Int) -> FEELValue {
      place < values.count ? values[place] ?? .null : .null
    }
  }

  var type: FEELType {
    .function(overloads[0].parameters.map(\.type), overloads[0].result)
  }
}
