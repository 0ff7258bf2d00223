import CSodium

/// BLAKE2b, with or without a key, from 16 to 64 bytes long.
public enum BLAKE2b {
  public static func digest(
    _ message: [UInt8], key: [UInt8] = [], byteCount: Int = 32
  ) -> [UInt8] {
    precondition((16...64).contains(byteCount), "BLAKE2b gives 16 to 64 bytes")
    precondition(key.isEmpty || (16...64).contains(key.count), "a BLAKE2b key has 16 to 64 bytes")
    var digest = [UInt8](repeating: 0, count: byteCount)
    let result = crypto_generichash(
      &digest, byteCount, message, UInt64(message.count), key.isEmpty ? nil : key, key.count)
    precondition(result == 0, "BLAKE2b cannot fail on sizes already checked")
    return digest
  }

  /// Under a key of 32 bytes that stays where it is.
  static func digest(
    _ message: [UInt8], keyed key: UnsafePointer<UInt8>, byteCount: Int
  ) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: byteCount)
    let result = crypto_generichash(
      &digest, byteCount, message, UInt64(message.count), key, 32)
    precondition(result == 0, "BLAKE2b cannot fail on sizes already checked")
    return digest
  }
}
