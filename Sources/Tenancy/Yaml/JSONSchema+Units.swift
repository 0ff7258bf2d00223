import Kernel

extension JSONSchema {
  /// The same shape where amounts are whole centavos and rates whole millionths.
  var inMachineUnits: JSONSchema {
    switch self {
    case .object(let members):
      if members.contains(where: { $0.0 == "type" && $0.1.isText("number") }) {
        return Self.whole("In centavos.")
      }
      if members.contains(where: { $0.0 == "pattern" && $0.1.isText(Self.percentPattern) }) {
        return Self.whole("In millionths: 60 % is 600000.")
      }
      return .object(members.map { ($0.0, $0.1.inMachineUnits) })
    case .array(let items): return .array(items.map(\.inMachineUnits))
    case .string, .number, .bool: return self
    }
  }

  static let percentPattern = "^[0-9]{1,5}(\\.[0-9]{1,4})? ?%$"

  private static func whole(_ description: String) -> JSONSchema {
    .object([
      ("type", .string("integer")), ("format", .string("int64")), ("minimum", .number(0)),
      ("description", .string(description)),
    ])
  }

  private func isText(_ text: String) -> Bool {
    if case .string(text) = self { true } else { false }
  }
}
