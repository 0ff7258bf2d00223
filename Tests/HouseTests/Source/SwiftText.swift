/// A Swift file taken apart just enough to judge it: code without comments and literals, and the
/// literals by themselves with `$n` where a value is interpolated.
struct SwiftText {
  struct Literal: Hashable {
    let line: Int
    let text: String
    /// It takes a part of a statement from elsewhere: `\(sql: …)`.
    let hasParts: Bool
  }

  private(set) var code: [UInt8] = []
  private(set) var literals: [Literal] = []
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1

  init(_ text: String) {
    bytes = Array(text.utf8)
    code.reserveCapacity(bytes.count)
    scanCode(toClosingParenthesis: false)
  }

  var lines: [String] {
    String(decoding: code, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  private func starts(_ text: String, at place: Int) -> Bool {
    bytes[min(place, bytes.count)...].starts(with: text.utf8)
  }

  /// Copies a byte of code, or a blank in place of one that is not.
  private mutating func take(asCode isCode: Bool) {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\n") { line += 1 }
    code.append(isCode || byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    index += 1
  }

  private mutating func scanCode(toClosingParenthesis stops: Bool) {
    var depth = 0
    while index < bytes.count {
      if starts("//", at: index) {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { take(asCode: false) }
      } else if let hashes = hashesBeforeQuote() {
        scanLiteral(hashes: hashes)
      } else {
        if stops, bytes[index] == UInt8(ascii: ")") {
          if depth == 0 { return }
          depth -= 1
        }
        if bytes[index] == UInt8(ascii: "(") { depth += 1 }
        take(asCode: true)
      }
    }
  }

  /// How many `#` stand before a quote that begins here; nil where none does.
  private func hashesBeforeQuote() -> Int? {
    var end = index
    while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - index : nil
  }

  private mutating func scanLiteral(hashes: Int) {
    let fence = String(repeating: "#", count: hashes)
    let start = line
    let quote = starts("\"\"\"", at: index + hashes) ? "\"\"\"" : "\""
    for _ in 0..<(hashes + quote.count) { take(asCode: false) }
    var text: [UInt8] = []
    var values = 0
    var hasParts = false
    while index < bytes.count, !starts(quote + fence, at: index) {
      if starts("\\" + fence + "(", at: index) {
        for _ in 0..<(hashes + 2) { take(asCode: false) }
        hasParts = hasParts || starts("sql:", at: index)
        values += 1
        text += Array("$\(values)".utf8)
        scanCode(toClosingParenthesis: true)
        take(asCode: false)
      } else {
        let isEscape = hashes == 0 && bytes[index] == UInt8(ascii: "\\")
        for _ in 0..<(isEscape ? 2 : 1) where index < bytes.count {
          text.append(bytes[index])
          take(asCode: false)
        }
      }
    }
    for _ in 0..<(hashes + quote.count) where index < bytes.count { take(asCode: false) }
    literals.append(
      Literal(line: start, text: String(decoding: text, as: UTF8.self), hasParts: hasParts))
  }
}
