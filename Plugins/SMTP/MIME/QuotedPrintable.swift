/// Text as RFC 2045 §6.7 carries it: lines of at most 76 bytes, everything outside plain ASCII as
/// `=E9`. Line ends become CRLF, whatever they were.
enum QuotedPrintable {
  static let lineMax = 76

  static func encode(_ text: String) -> String {
    var out = ""
    for (number, line) in lines(of: text).enumerated() {
      if number > 0 { out += "\r\n" }
      out += encode(line: Array(line.utf8))
    }
    return out
  }

  /// One line, broken softly where it is too long. A blank at its end would be lost on the way,
  /// so it is written as a number.
  private static func encode(line bytes: [UInt8]) -> String {
    var out = ""
    var width = 0
    for (index, byte) in bytes.enumerated() {
      let isLast = index == bytes.count - 1
      let piece = isPlain(byte, isLast: isLast) ? String(UnicodeScalar(byte)) : escaped(byte)
      let room = isLast ? lineMax : lineMax - 1
      if width + piece.utf8.count > room {
        out += "=\r\n"
        width = 0
      }
      out += piece
      width += piece.utf8.count
    }
    return out
  }

  private static func isPlain(_ byte: UInt8, isLast: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
    case UInt8(ascii: "="): false
    case 33...126: true
    case _: false
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }

  private static func lines(of text: String) -> [Substring.UnicodeScalarView] {
    var lines: [Substring.UnicodeScalarView] = []
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      guard scalar == "\r" || scalar == "\n" else {
        index = next
        continue
      }
      lines.append(scalars[start..<index])
      let isPair = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
      start = isPair ? scalars.index(after: next) : next
      index = start
    }
    return lines + [scalars[start...]]
  }
}

extension Substring.UnicodeScalarView {
  fileprivate var utf8: Substring.UTF8View { Substring(self).utf8 }
}
