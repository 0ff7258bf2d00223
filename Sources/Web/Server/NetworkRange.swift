import Foundation

/// A range of addresses, as an operator writes it: `10.0.0.5`, `10.0.0.0/8`, `fd00::/8`.
public struct NetworkRange: Hashable, Sendable, CustomStringConvertible {
  private let first: [UInt8]
  private let bits: Int

  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = PublicAddress(numeric: String(parts[0])) else { return nil }
    let whole = address.bytes.count * 8
    if parts.count == 2 {
      guard let bits = Int(parts[1]), (0...whole).contains(bits) else { return nil }
      self.bits = bits
    } else {
      bits = whole
    }
    first = Self.masked(address.bytes, bits)
  }

  public func contains(_ text: String) -> Bool {
    guard let address = PublicAddress(numeric: text) else { return false }
    return address.bytes.count == first.count && Self.masked(address.bytes, bits) == first
  }

  public var description: String {
    let address = PublicAddress(bytes: first).text
    return bits == first.count * 8 ? address : "\(address)/\(bits)"
  }

  /// Whom one counts: a house has 2^64 addresses of the sixth version, and one of the fourth.
  public static func counted(_ address: String) -> String {
    guard let parsed = PublicAddress(numeric: address), parsed.bytes.count == 16
    else { return address }
    return "\(PublicAddress(bytes: masked(parsed.bytes, 64)).text)/64"
  }

  private static func masked(_ bytes: [UInt8], _ bits: Int) -> [UInt8] {
    bytes.enumerated().map { index, byte in
      let kept = min(8, max(0, bits - index * 8))
      return byte & ~UInt8(truncatingIfNeeded: 0xFF >> kept)
    }
  }
}
