/// Something that can be invoked: a built-in, a lambda, a business knowledge model or a decision
/// service.
public final class FEELFunction: Sendable {
  public let name: String
  /// In the order in which they are tried; one but for some built-ins.
  let overloads: [Overload]

  /// 1 and more for each part of its types, which whoever asks for its type goes through: to look
  /// for an entry takes as long as to look at some values.
  let weight: Int

  init(_ name: String, _ overloads: [Overload]) {
    self.name = name
    self.overloads = overloads
    weight = overloads.reduce(1) { $1.parameters.reduce($0) { $0 + 4 * $1.typeSize } }
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
    let type: FEELType
    fileprivate let typeSize: Int
    /// It may be left out.
    let isOptional: Bool

    init(name: String, type: FEELType = .any, isOptional: Bool = false) {
      (self.name, self.type, self.isOptional) = (name, type, isOptional)
      // Of most functions.
      typeSize = type.isPlain ? 0 : type.size
    }
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

  /// The name of those that have none: in what is told, and nowhere as a value.
  static let nameless = "the function"

  /// Its name, or what FEEL would write before its body.
  var text: String {
    guard name == Self.nameless else { return name }
    return "function(\(overloads[0].parameters.map(\.name).joined(separator: ", ")))"
  }

  var type: FEELType {
    .function(overloads[0].parameters.map(\.type), overloads[0].result)
  }
}
