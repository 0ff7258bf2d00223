/// RFC 4648 base 32, as authenticator apps take their secrets.
public enum Base32 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

  public static func encode(_ bytes: [UInt8]) -> String {
    var text = ""
    var held = 0
    var bits = 0
    for byte in bytes {
      held = (held << 8 | Int(byte)) & 0xFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(alphabet[held >> bits & 31])
      }
    }
    if bits > 0 { text.append(alphabet[held << (5 - bits) & 31]) }
    return text
  }

  /// Takes either case, spaces between groups, and padding.
  public static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var held = 0
    var bits = 0
    for character in text.uppercased() where character != " " && character != "=" {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      held = (held << 5 | value) & 0xFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(held >> bits & 0xFF))
      }
    }
    return bytes
  }
}
