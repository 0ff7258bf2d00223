/// A value that must not reach a log, an error or a snapshot: it prints as ‹sealed CURP›.
public struct Sealed<Value: Sendable>: Sendable {
  private let value: Value

  public init(_ value: Value) { self.value = value }

  /// Opens it, saying why: the reason is read by whoever reviews the line.
  public func opened(because reason: StaticString) -> Value { value }
}

extension Sealed: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "‹sealed \(Value.self)›" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sealed: Equatable where Value: Equatable {}
extension Sealed: Hashable where Value: Hashable {}
