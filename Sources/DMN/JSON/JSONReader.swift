extension FEELValue {
  /// What a JSON text (RFC 8259) says: numbers to the last digit, and names in their order. An
  /// object is a context.
  ///
  /// - Throws: where the text is no JSON, or nested more than 100 deep.
  public init(json text: String) throws(JSONRefused) {
    var reader = JSONReader(rest: Array(text.unicodeScalars)[...])
    self = try reader.whole()
  }
}

/// Why a text is no JSON.
public struct JSONRefused: Error, Hashable, Sendable {
  /// Code points from the start.
  public let offset: Int
}

private struct JSONReader {
  var rest: ArraySlice<Unicode.Scalar>
  private var depth = 0
  private static let deepest = 100

  init(rest: ArraySlice<Unicode.Scalar>) { self.rest = rest }

  mutating func whole() throws(JSONRefused) -> FEELValue {
    let value = try value()
    guard rest.isEmpty else { throw refused }
    return value
  }

  private var refused: JSONRefused { JSONRefused(offset: rest.startIndex) }

  /// With the space around it.
  private mutating func value() throws(JSONRefused) -> FEELValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw refused }
    skipSpace()
    let value: FEELValue
    switch rest.first {
    case "{": value = try object()
    case "[": value = try list()
    case "\"": value = .string(try string())
    case "t": value = try word("true", .yes)
    case "f": value = try word("false", .no)
    case "n": value = try word("null", .null)
    case _: value = try number()
    }
    skipSpace()
    return value
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\r" || $0 == "\t" }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func word(_ word: String, _ value: FEELValue) throws(JSONRefused) -> FEELValue {
    for scalar in word.unicodeScalars where !take(scalar) { throw refused }
    return value
  }

  private mutating func object() throws(JSONRefused) -> FEELValue {
    _ = take("{")
    var context = FEELContext()
    skipSpace()
    if take("}") { return .context(context) }
    repeat {
      skipSpace()
      guard rest.first == "\"" else { throw refused }
      let name = try string()
      skipSpace()
      guard take(":"), context[name] == nil else { throw refused }
      context[name] = try value()
    } while take(",")
    guard take("}") else { throw refused }
    return .context(context)
  }

  private mutating func list() throws(JSONRefused) -> FEELValue {
    _ = take("[")
    var items: [FEELValue] = []
    skipSpace()
    if take("]") { return FEELValue(items) }
    repeat { items.append(try value()) } while take(",")
    guard take("]") else { throw refused }
    return FEELValue(items)
  }

  private mutating func number() throws(JSONRefused) -> FEELValue {
    let start = refused
    let text = rest.prefix { "+-.0123456789Ee".unicodeScalars.contains($0) }
    let digits = text.drop { $0 == "-" }
    let isPadded = digits.first == "0" && digits.dropFirst().first?.digit != nil
    guard digits.first?.digit != nil, !isPadded,
      let number = Decimal128(String(String.UnicodeScalarView(text)))
    else { throw start }
    rest = rest.dropFirst(text.count)
    return .number(number)
  }

  private mutating func string() throws(JSONRefused) -> String {
    _ = take("\"")
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(text) }
      guard scalar.value >= 32 else { throw refused }
      text.append(scalar == "\\" ? try escaped() : scalar)
    }
    throw refused
  }

  private mutating func escaped() throws(JSONRefused) -> Unicode.Scalar {
    switch rest.popFirst() {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": return try codePoint()
    case _: throw refused
    }
  }

  /// Of four digits, or of twice four: a pair. Half of one is no code point.
  private mutating func codePoint() throws(JSONRefused) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\"), take("u") else { throw refused }
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw refused }
    return scalar
  }

  private mutating func unit() throws(JSONRefused) -> UInt32 {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
      let unit = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    else { throw refused }
    rest = rest.dropFirst(4)
    return unit
  }
}
