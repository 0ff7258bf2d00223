import COpenSSL

/// A certificate that vouches for itself, with its key: for a sandbox on this machine, made at
/// start and gone with it. Whoever speaks to the sandbox trusts this one and no other.
public struct SelfMadeCertificate: Hashable, Sendable {
  public let pem: String
  public let key: Sealed<String>

  /// - Parameter places: as OpenSSL writes them: `IP:127.0.0.1,DNS:localhost`.
  public static func make(
    name: String, places: String = "IP:127.0.0.1,DNS:localhost", days: Int = 365
  ) throws -> SelfMadeCertificate {
    guard let key = caudal_ec_generate() else { throw UnusableKey.weak }
    defer { EVP_PKEY_free(key) }
    let serial = Random.bytes(4).reduce(1) { $0 << 8 | Int($1) }
    guard let certificate = caudal_x509_self_made(key, name, places, serial, days * 86_400) else {
      ERR_clear_error()
      throw UnusableKey.unreadable
    }
    defer { X509_free(certificate) }
    let pem = try NativeKey.text { PEM_write_bio_X509($0, certificate) }
    let secret = try NativeKey.text { PEM_write_bio_PrivateKey($0, key, nil, nil, 0, nil, nil) }
    return SelfMadeCertificate(
      pem: String(decoding: pem, as: UTF8.self),
      key: Sealed(String(decoding: secret, as: UTF8.self)))
  }
}
