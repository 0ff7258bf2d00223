import COpenSSL

/// An RSA private key that signs as banks ask: SHA-256 with PKCS#1 v1.5.
public struct RSASigner: Sendable {
  private let pem: SecretBytes

  /// Reads a key, encrypted or not. At least 2048 bits.
  public init(pem: String, passphrase: String? = nil) throws {
    let secret = passphrase.map { Array($0.utf8) }
    var plain = try NativeKey.withPrivate(Array(pem.utf8), passphrase: secret) { key in
      guard EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA, EVP_PKEY_get_bits(key) >= 2_048
      else { throw UnusableKey.weak }
      return try NativeKey.text { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    }
    self.pem = SecretBytes(taking: &plain)
  }

  public static func generate(bits: Int = 2_048) throws -> RSASigner {
    guard let key = caudal_rsa_generate(UInt32(bits)) else { throw UnusableKey.weak }
    defer { EVP_PKEY_free(key) }
    let pem = try NativeKey.text { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    return try RSASigner(pem: String(decoding: pem, as: UTF8.self))
  }

  public func sign(_ message: [UInt8]) throws -> [UInt8] {
    try withKey { key in
      guard let context = EVP_MD_CTX_new() else { throw UnusableKey.unreadable }
      defer { EVP_MD_CTX_free(context) }
      var count = EVP_PKEY_get_size(key)
      var signature = [UInt8](repeating: 0, count: Int(count))
      var length = Int(count)
      guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
        EVP_DigestSign(context, &signature, &length, message, message.count) == 1
      else { throw UnusableKey.unreadable }
      count = Int32(length)
      return Array(signature.prefix(Int(count)))
    }
  }

  public func sign(_ message: String) throws -> [UInt8] { try sign(Array(message.utf8)) }

  public var publicPEM: String {
    get throws {
      let pem = try withKey { key in try NativeKey.text { PEM_write_bio_PUBKEY($0, key) } }
      return String(decoding: pem, as: UTF8.self)
    }
  }

  /// To be sealed, or written to a vendor's portal; encrypted where a passphrase is given.
  public func privatePEM(passphrase: String? = nil) throws -> Sealed<String> {
    let secret = passphrase.map { Array($0.utf8) }
    let pem = try withKey { key in
      try NativeKey.text { bio in
        guard let secret else {
          return PEM_write_bio_PrivateKey(bio, key, nil, nil, 0, nil, nil)
        }
        return PEM_write_bio_PrivateKey(
          bio, key, EVP_aes_256_cbc(), secret, Int32(secret.count), nil, nil)
      }
    }
    return Sealed(String(decoding: pem, as: UTF8.self))
  }

  private func withKey<Value>(_ act: (OpaquePointer) throws -> Value) throws -> Value {
    var plain = pem.copied()
    defer { SecretBytes.wipe(&plain) }
    return try NativeKey.withPrivate(plain, passphrase: nil, act)
  }
}
