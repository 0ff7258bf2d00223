/// `a=1&b=dos+palabras`, as forms and queries write it.
enum URLEncoded {
  static let maxFields = 500

  static func fields(_ text: some StringProtocol) -> Fields {
    var fields = Fields()
    for pair in text.split(separator: "&").prefix(maxFields) {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decode(sides[0], plusIsSpace: true), !name.isEmpty,
        let value = decode(sides.count == 2 ? sides[1] : "", plusIsSpace: true)
      else { continue }
      fields.append(name, value)
    }
    return fields
  }

  /// Nil for a broken escape, for bytes that are not UTF-8, and for NUL.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hex), let low = rest.popFirst().flatMap(hex)
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
