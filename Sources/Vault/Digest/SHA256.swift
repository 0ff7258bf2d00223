import CSodium

public enum SHA256 {
  public static func digest(_ message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, message, UInt64(message.count))
    return digest
  }

  public static func digest(_ message: String) -> [UInt8] { digest(Array(message.utf8)) }
}
