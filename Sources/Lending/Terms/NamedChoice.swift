import Kernel

/// A choice of which some values have a name and the others figures of their own.
public protocol NamedChoice: Equatable {
  static var named: [(name: String, value: Self)] { get }
}

extension NamedChoice {
  public init?(name: String) {
    guard let named = Self.named.first(where: { $0.name == name }) else { return nil }
    self = named.value
  }

  /// Nil where it has none.
  public var name: String? { Self.named.first { $0.value == self }?.name }

  public static var names: [String] { named.map(\.name) }
}

/// A choice that is written with its name alone.
struct NamedForm {
  let name: String

  /// Nil where the value is written some other way: that is the question, not a failure.
  init?(_ decoder: any Decoder) {
    guard let name = try? decoder.singleValueContainer().decode(String.self) else { return nil }
    self.name = name
  }
}

extension Decoder {
  func unknown(_ value: String) -> DecodingError {
    .malformed("No existe «\(value)».", at: codingPath)
  }

  /// A choice is one of its forms.
  var severalOrNone: DecodingError {
    .malformed("Lleva una sola clave.", at: codingPath)
  }
}
