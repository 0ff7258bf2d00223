extension FEELValue {
  /// What a JSON text (RFC 8259) says: numbers to the last digit, and names in their order. An
  /// object is a context.
  ///
  /// - Throws: where the text is no JSON, is nested more than 100 deep, tells a name twice in one
  ///   object, or writes a number that FEEL does not have.
  public init(json text: String) throws(JSONRefused) {
    try self.init(json: text, deepest: 100)
  }

  init(json text: String, deepest: Int) throws(JSONRefused) {
    var reader = JSONReader(rest: Array(text.unicodeScalars)[...], deepest: deepest)
    self = try reader.whole()
  }
}

/// Why a text cannot be read as JSON.
public struct JSONRefused: Error, Hashable, Sendable {
  public let told: Told
  /// Code points from the start.
  public let offset: Int
  /// It has JSON's form, and cannot be taken as it is; else it may be written in another language.
  public let isJSON: Bool
}

private struct JSONReader {
  var rest: ArraySlice<Unicode.Scalar>
  private var depth = 0
  private let deepest: Int

  init(rest: ArraySlice<Unicode.Scalar>, deepest: Int) {
    self.rest = rest
    self.deepest = deepest
  }

  mutating func whole() throws(JSONRefused) -> FEELValue {
    let value = try value()
    guard rest.isEmpty else { throw noJSON }
    return value
  }

  private var noJSON: JSONRefused {
    refused("the text is no JSON", at: rest.startIndex, isJSON: false)
  }

  private func refused(_ told: Told, at offset: Int, isJSON: Bool = true) -> JSONRefused {
    JSONRefused(told: told, offset: offset, isJSON: isJSON)
  }

  /// With the space around it.
  private mutating func value() throws(JSONRefused) -> FEELValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= deepest else {
      throw refused("lists and contexts are nested more than \(deepest) deep", at: rest.startIndex)
    }
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
    for scalar in word.unicodeScalars where !take(scalar) { throw noJSON }
    return value
  }

  private mutating func object() throws(JSONRefused) -> FEELValue {
    _ = take("{")
    var context = FEELContext()
    skipSpace()
    if take("}") { return .context(context) }
    repeat {
      skipSpace()
      let start = rest.startIndex
      guard rest.first == "\"" else { throw noJSON }
      let name = try string()
      skipSpace()
      guard take(":") else { throw noJSON }
      guard context[name] == nil else { throw refused("“\(name)” comes twice", at: start) }
      context[name] = try value()
    } while take(",")
    guard take("}") else { throw noJSON }
    return .context(context)
  }

  private mutating func list() throws(JSONRefused) -> FEELValue {
    _ = take("[")
    var items: [FEELValue] = []
    skipSpace()
    if take("]") { return FEELValue(items) }
    repeat { items.append(try value()) } while take(",")
    guard take("]") else { throw noJSON }
    return FEELValue(items)
  }

  private mutating func number() throws(JSONRefused) -> FEELValue {
    let start = rest.startIndex
    let text = rest.prefix { "+-.0123456789Ee".unicodeScalars.contains($0) }
    guard Self.isNumber(text) else { throw noJSON }
    guard let number = Decimal128(String(String.UnicodeScalarView(text))) else {
      throw refused("the number is too large", at: start)
    }
    rest = rest.dropFirst(text.count)
    return .number(number)
  }

  private static func isNumber(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    func skipDigits(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int {
      let digits = rest.prefix { $0.digit != nil }
      rest = rest.dropFirst(digits.count)
      return digits.count
    }
    var rest = text.first == "-" ? text.dropFirst() : text
    let isPadded = rest.first == "0" && rest.dropFirst().first?.digit != nil
    guard !isPadded, skipDigits(&rest) > 0 else { return false }
    if rest.first == "." {
      rest.removeFirst()
      guard skipDigits(&rest) > 0 else { return false }
    }
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
      guard skipDigits(&rest) > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func string() throws(JSONRefused) -> String {
    _ = take("\"")
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(text) }
      guard scalar.value >= 32 else { throw noJSON }
      text.append(scalar == "\\" ? try escaped() : scalar)
    }
    throw noJSON
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
    case _: throw noJSON
    }
  }

  /// Of four digits, or of twice four: a pair. Half of one is no code point.
  private mutating func codePoint() throws(JSONRefused) -> Unicode.Scalar {
    let first = try unit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, take("\\"), take("u") else { throw noJSON }
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw noJSON }
    return scalar
  }

  private mutating func unit() throws(JSONRefused) -> UInt32 {
    let digits = rest.prefix(4)
    guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
      let unit = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
    else { throw noJSON }
    rest = rest.dropFirst(4)
    return unit
  }
}
