import COpenSSL
import CSodium

/// Keyed digests as vendors and webhooks sign with them.
public enum HMAC {
  public static func sha256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var state = crypto_auth_hmacsha256_state()
    crypto_auth_hmacsha256_init(&state, key, key.count)
    crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
    var digest = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    crypto_auth_hmacsha256_final(&state, &digest)
    return digest
  }

  public static func sha256(_ message: String, key: [UInt8]) -> [UInt8] {
    sha256(Array(message.utf8), key: key)
  }

  /// SHA-1 lives on only inside HMAC, where RFC 6238 and some vendors still ask for it.
  public static func sha1(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 20)
    var length: UInt32 = 0
    let made = COpenSSL.HMAC(
      EVP_sha1(), key, Int32(key.count), message, message.count, &digest, &length)
    precondition(made != nil && length == 20, "HMAC-SHA1 gives 20 bytes")
    return digest
  }
}
