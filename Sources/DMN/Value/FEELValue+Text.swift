extension FEELValue {
  /// As `string` tells it: a string is itself, and within a list or context it is quoted.
  public var text: String {
    switch self {
    case .string(let string): string
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.description
    case .date(let date): date.description
    case .time(let time): time.description
    case .dateTime(let moment): moment.description
    case .yearsMonths(let duration): duration.description
    case .daysTime(let duration): duration.description
    case .list(let list): "[\(list.items.map(\.quoted).joined(separator: ", "))]"
    case .context(let context):
      "{\(context.entries.map { "\($0.name.asKey): \($0.value.quoted)" }.joined(separator: ", "))}"
    case .range(let range):
      "\(range.includesStart ? "[" : "(")\(range.start?.quoted ?? "null")"
        + "..\(range.end?.quoted ?? "null")\(range.includesEnd ? "]" : ")")"
    case .function(let function): function.text
    }
  }

  private var quoted: String {
    guard case .string(let string) = self else { return text }
    return string.literal
  }
}

extension String {
  /// As FEEL writes it (10.3.1.2, rule 35): quoted, and escaped code point by code point.
  var literal: String {
    var written = UnicodeScalarView("\"".unicodeScalars)
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\":
        written.append("\\")
        written.append(scalar)
      case "\n": written.append(contentsOf: "\\n".unicodeScalars)
      case "\r": written.append(contentsOf: "\\r".unicodeScalars)
      case "\t": written.append(contentsOf: "\\t".unicodeScalars)
      case _: written.append(scalar)
      }
    }
    return String(written) + "\""
  }
}

extension String {
  /// Quoted where it would not be read as one name.
  fileprivate var asKey: String {
    let isName = (try? Lexer.tokens(self))?.dropLast().allSatisfy { token in
      token.kind == .name || token.kind == .number
    }
    return isName == true && !isEmpty ? self : literal
  }
}
