import Synchronization

/// A derived key that only makes and checks MACs.
public struct MACKey: Sendable {
  private let bytes: SecretBytes

  init(_ bytes: SecretBytes) { self.bytes = bytes }

  /// BLAKE2b keyed, 32 bytes.
  public func mac(_ message: [UInt8]) -> [UInt8] {
    bytes.withBytes { BLAKE2b.digest(message, keyed: $0, byteCount: 32) }
  }

  public func isValid(_ mac: [UInt8], for message: [UInt8]) -> Bool {
    constantTimeEquals(mac, self.mac(message))
  }
}

/// The MAC keys an institution has used, by purpose: every audit record asks for one. Purposes are
/// written in the code, so there are few.
final class MACKeys: Sendable {
  private let keys = Mutex<[String: MACKey]>([:])

  func key(_ purpose: String, make: () -> MACKey) -> MACKey {
    keys.withLock { keys in
      if let key = keys[purpose] { return key }
      let key = make()
      keys[purpose] = key
      return key
    }
  }
}
