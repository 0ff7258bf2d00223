/// Digits and letters only: a token that a double click selects whole.
public enum Base62 {
  private static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// The bytes as one big number, padded on the left to `width` characters.
  public static func encode(_ bytes: [UInt8], width: Int) -> String {
    var number = bytes
    var reversed: [UInt8] = []
    while number.contains(where: { $0 != 0 }) {
      var remainder = 0
      for index in number.indices {
        let value = remainder << 8 | Int(number[index])
        number[index] = UInt8(value / 62)
        remainder = value % 62
      }
      reversed.append(alphabet[remainder])
    }
    precondition(reversed.count <= width, "the width holds the number")
    reversed += [UInt8](repeating: alphabet[0], count: width - reversed.count)
    return String(decoding: reversed.reversed(), as: UTF8.self)
  }

  public static func isValid(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy(alphabet.contains)
  }
}
