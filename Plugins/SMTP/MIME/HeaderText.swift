import Vault

/// Words in a header (RFC 5322 §2.2, RFC 2047). Whatever is said, it stays one header: a control
/// character is a space, so nothing that a person typed can begin another.
enum HeaderText {
  static let lineMax = 76

  /// `Asunto: …` folded: as it is where it is plain ASCII, otherwise as encoded words.
  static func unstructured(_ name: String, _ text: String) -> String {
    let words = tame(text)
    guard isPlain(words) else { return fold(name, encodedWords(words)) }
    return fold(
      name, words.split(separator: " ", omittingEmptySubsequences: false).map(String.init))
  }

  /// `"Solera" <hola@solera.example>`; the address holds no character that would need care.
  static func mailbox(_ name: String, displayed: String, address: String) -> String {
    let words = tame(displayed)
    guard !words.isEmpty else { return fold(name, ["<\(address)>"]) }
    let phrase =
      isPlain(words)
      ? ["\"\(words.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }.joined())\""]
      : encodedWords(words)
    return fold(name, phrase + ["<\(address)>"])
  }

  /// A file's name as RFC 2183 writes it, or RFC 2231 where it has more than ASCII.
  static func fileName(_ parameter: String, _ name: String) -> String {
    let words = tame(name).filter { !"\"\\/".contains($0) }
    guard !words.allSatisfy(\.isASCII) else { return "\(parameter)=\"\(words)\"" }
    let encoded = Array(words.utf8).map { byte in
      isToken(byte) ? String(UnicodeScalar(byte)) : percent(byte)
    }.joined()
    return "\(parameter)*=UTF-8''\(encoded)"
  }

  static func tame(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.properties.generalCategory == .control
      let isBreak = scalar == "\u{2028}" || scalar == "\u{2029}"
      out.append(isControl || isBreak ? " " : scalar)
    }
    return String(out).split(separator: " ").joined(separator: " ")
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (32...126).contains($0) } && !text.contains("=?")
      && text.split(separator: " ").allSatisfy { $0.utf8.count < lineMax - 20 }
  }

  /// Base64 words of at most 75 bytes, cut between characters: each decodes by itself.
  private static func encodedWords(_ text: String) -> [String] {
    var words: [String] = []
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      let more = Array(String(scalar).utf8)
      if bytes.count + more.count > 42 {
        words.append("=?UTF-8?B?\(Base64.encode(bytes))?=")
        bytes = []
      }
      bytes += more
    }
    return words + ["=?UTF-8?B?\(Base64.encode(bytes))?="]
  }

  /// Breaks between words, never within one.
  private static func fold(_ name: String, _ words: [String]) -> String {
    var out = "\(name):"
    var width = out.utf8.count
    for word in words {
      if width + 1 + word.utf8.count > lineMax, width > 1 {
        out += "\r\n"
        width = 0
      }
      out += " \(word)"
      width += 1 + word.utf8.count
    }
    return out
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || "-._~".utf8.contains(byte)
  }

  private static func percent(_ byte: UInt8) -> String {
    let digits = Array("0123456789ABCDEF")
    return "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
  }
}
