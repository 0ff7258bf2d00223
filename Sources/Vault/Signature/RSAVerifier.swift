import COpenSSL

/// The other side of `RSASigner`: holds a public key and says whether a signature is its own.
public struct RSAVerifier: Hashable, Sendable {
  private let pem: [UInt8]

  public init(publicPEM: String) throws {
    pem = Array(publicPEM.utf8)
    try NativeKey.withPublic(pem) { key in
      guard EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA, EVP_PKEY_get_bits(key) >= 2_048
      else { throw UnusableKey.weak }
    }
  }

  public func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    let answer = try? NativeKey.withPublic(pem) { key -> Bool in
      guard let context = EVP_MD_CTX_new() else { return false }
      defer { EVP_MD_CTX_free(context) }
      return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
        && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
    ERR_clear_error()
    return answer ?? false
  }

  public func isValid(_ signature: [UInt8], for message: String) -> Bool {
    isValid(signature, for: Array(message.utf8))
  }
}
