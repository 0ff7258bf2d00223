/// A derived key that only makes and checks MACs.
public struct MACKey: Sendable {
  private let bytes: SecretBytes

  init(_ bytes: SecretBytes) { self.bytes = bytes }

  /// BLAKE2b keyed, 32 bytes.
  public func mac(_ message: [UInt8]) -> [UInt8] {
    var key = bytes.copied()
    defer { SecretBytes.wipe(&key) }
    return BLAKE2b.digest(message, key: key, byteCount: 32)
  }

  public func isValid(_ mac: [UInt8], for message: [UInt8]) -> Bool {
    constantTimeEquals(mac, self.mac(message))
  }
}
