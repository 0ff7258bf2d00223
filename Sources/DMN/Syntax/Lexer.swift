/// Cuts FEEL text into tokens (DMN 1.5, 10.3.1.2, rules 22 to 36). Names with spaces or signs in
/// them come as several, which the parser joins, since only what is declared tells them apart.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  private var position = 0

  static func tokens(_ text: String) throws(FEELSyntaxError) -> [Token] {
    var lexer = Lexer(scalars: Array(text.unicodeScalars))
    var tokens: [Token] = []
    while true {
      try lexer.skipBlanks()
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var current: Unicode.Scalar? { peek(0) }

  private func peek(_ ahead: Int) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  private mutating func next() throws(FEELSyntaxError) -> Token {
    guard let first = current else { return token(.end, from: position) }
    if first == "\"" { return try string() }
    if first.isDigit || first == "." && peek(1)?.isDigit == true { return number() }
    let start = position
    if first.startsName {
      while current?.continuesName == true { position += 1 }
      return token(.name, from: start)
    }
    for symbol in Self.longSymbols where starts(symbol) {
      position += 2
      return token(.symbol, from: start)
    }
    position += 1
    return token(.symbol, from: start)
  }

  private static let longSymbols = ["**", "..", "<=", ">=", "!=", "->"]

  private func starts(_ symbol: String) -> Bool {
    zip(0..., symbol.unicodeScalars).allSatisfy { peek($0) == $1 }
  }

  private func token(_ kind: Token.Kind, from start: Int, text: String? = nil) -> Token {
    Token(kind: kind, text: text ?? self.text(start..<position), range: start..<position)
  }

  private func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private mutating func number() -> Token {
    let start = position
    func isFraction() -> Bool { current == "." && peek(1)?.isDigit == true }
    while current?.isDigit == true { position += 1 }
    if isFraction() {
      position += 1
      while current?.isDigit == true { position += 1 }
    }
    if current == "e" || current == "E" {
      let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
      if peek(1 + sign)?.isDigit == true {
        position += 1 + sign
        while current?.isDigit == true { position += 1 }
      }
    }
    return token(.number, from: start)
  }

  private mutating func string() throws(FEELSyntaxError) -> Token {
    let start = position
    var text = String.UnicodeScalarView()
    position += 1
    while let scalar = current {
      position += 1
      if scalar == "\"" { return token(.string, from: start, text: String(text)) }
      text.append(scalar == "\\" ? try escaped() : scalar)
    }
    throw FEELSyntaxError(message: "the string has no closing quote", offset: start)
  }

  private mutating func escaped() throws(FEELSyntaxError) -> Unicode.Scalar {
    guard let letter = current else { return "\\" }
    position += 1
    switch letter {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\"", "'", "\\": return letter
    case "u": return try codePoint(digits: 4)
    case "U": return try codePoint(digits: 6)
    case _:
      position -= 1
      return "\\"
    }
  }

  private mutating func codePoint(digits: Int) throws(FEELSyntaxError) -> Unicode.Scalar {
    let start = position
    guard let value = hexadecimal(digits) else {
      throw FEELSyntaxError(message: "an escape needs \(digits) hexadecimal digits", offset: start)
    }
    if let scalar = Unicode.Scalar(value) { return scalar }
    // Two halves of one code point, as UTF-16 writes them.
    if (0xD800..<0xDC00).contains(value), current == "\\", peek(1) == "u" {
      position += 2
      if let low = hexadecimal(4), (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw FEELSyntaxError(message: "the escape is no code point", offset: start)
  }

  private mutating func hexadecimal(_ digits: Int) -> UInt32? {
    guard position + digits <= scalars.count else { return nil }
    let value = UInt32(text(position..<position + digits), radix: 16)
    position += digits
    return value
  }

  private mutating func skipBlanks() throws(FEELSyntaxError) {
    while let scalar = current {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" {
        position += 1
      } else if scalar == "/", peek(1) == "/" {
        while let next = current, next != "\n" { position += next == "\n" ? 0 : 1 }
      } else if scalar == "/", peek(1) == "*" {
        let start = position
        position += 2
        while current != nil, !(current == "*" && peek(1) == "/") { position += 1 }
        guard current != nil else {
          throw FEELSyntaxError(message: "the comment has no end", offset: start)
        }
        position += 2
      } else {
        return
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }

  /// Rule 28.
  fileprivate var startsName: Bool {
    switch value {
    case 0x3F, 0x5F, 0x41...0x5A, 0x61...0x7A: true
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
      0xFDF0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0xEFFFF:
      !properties.isWhitespace
    case _: false
    }
  }

  /// Rule 29.
  fileprivate var continuesName: Bool {
    startsName || isDigit || value == 0xB7 || (0x300...0x36F).contains(value)
      || (0x203F...0x2040).contains(value)
  }
}
