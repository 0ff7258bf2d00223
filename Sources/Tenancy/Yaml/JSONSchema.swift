/// A fragment of JSON Schema, printed with its keys in the order written here.
public indirect enum JSONSchema: Sendable {
  case object([(String, JSONSchema)])
  case array([JSONSchema])
  case string(String)
  case number(Int64)
  case bool(Bool)

  /// Two-space indentation, one key a line: made to be read in a diff.
  func printed(indent: Int = 0) -> String {
    let inner = String(repeating: "  ", count: indent + 1)
    let outer = String(repeating: "  ", count: indent)
    switch self {
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { name, value in
        "\(inner)\(Self.quoted(name)): \(value.printed(indent: indent + 1))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    case .array(let items):
      return "[" + items.map { $0.printed(indent: indent) }.joined(separator: ", ") + "]"
    case .string(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .bool(let value): return value ? "true" : "false"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped.replacing("\n", with: " "))\""
  }
}

extension JSONSchema {
  /// The same fragment with a member before its others.
  func with(_ name: String, _ value: JSONSchema) -> JSONSchema {
    guard case .object(let members) = self else { return self }
    return .object([(name, value)] + members.filter { $0.0 != name })
  }
}
