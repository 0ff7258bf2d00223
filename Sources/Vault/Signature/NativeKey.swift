import COpenSSL

/// OpenSSL's key objects, made for one act and freed after it.
enum NativeKey {
  static func withPrivate<Value>(
    _ pem: [UInt8], passphrase: [UInt8]?, _ act: (OpaquePointer) throws -> Value
  ) throws -> Value {
    guard let bio = BIO_new_mem_buf(pem, Int32(pem.count)) else { throw UnusableKey.unreadable }
    defer { BIO_free(bio) }
    // An empty passphrase rather than none: OpenSSL would otherwise ask on the terminal.
    var secret = (passphrase ?? []) + [0]
    defer { SecretBytes.wipe(&secret) }
    guard
      let key = secret.withUnsafeMutableBytes({
        PEM_read_bio_PrivateKey(bio, nil, nil, $0.baseAddress)
      })
    else {
      ERR_clear_error()
      throw UnusableKey.unreadable
    }
    defer { EVP_PKEY_free(key) }
    return try act(key)
  }

  static func withPublic<Value>(
    _ pem: [UInt8], _ act: (OpaquePointer) throws -> Value
  ) throws -> Value {
    guard let bio = BIO_new_mem_buf(pem, Int32(pem.count)) else { throw UnusableKey.unreadable }
    defer { BIO_free(bio) }
    guard let key = PEM_read_bio_PUBKEY(bio, nil, nil, nil) else {
      ERR_clear_error()
      throw UnusableKey.unreadable
    }
    defer { EVP_PKEY_free(key) }
    return try act(key)
  }

  /// What `write` put into a memory BIO.
  static func text(_ write: (OpaquePointer) -> Int32) throws -> [UInt8] {
    guard let bio = BIO_new(BIO_s_mem()) else { throw UnusableKey.unreadable }
    defer { BIO_free(bio) }
    guard write(bio) == 1 else { throw UnusableKey.unreadable }
    var start: UnsafeMutablePointer<CChar>?
    let count = caudal_bio_get_mem_data(bio, &start)
    guard let start, count > 0 else { throw UnusableKey.unreadable }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}

/// A key that cannot serve.
public enum UnusableKey: Error, Hashable, Sendable {
  /// Not PEM, or the passphrase is wrong.
  case unreadable
  /// Not RSA, or shorter than 2048 bits.
  case weak
}
