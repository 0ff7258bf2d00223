import CSodium

/// Ed25519, for anchors of the audit chain and for webhooks signed asymmetrically.
public struct Ed25519Signer: Sendable {
  private let secret: SecretBytes
  public let publicKey: [UInt8]

  /// The same seed always gives the same key.
  public init(seed: [UInt8]) {
    precondition(seed.count == Int(crypto_sign_SEEDBYTES), "an Ed25519 seed has 32 bytes")
    Sodium.start()
    var open = [UInt8](repeating: 0, count: Int(crypto_sign_PUBLICKEYBYTES))
    var key = [UInt8](repeating: 0, count: Int(crypto_sign_SECRETKEYBYTES))
    crypto_sign_seed_keypair(&open, &key, seed)
    publicKey = open
    secret = SecretBytes(taking: &key)
  }

  public func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Int(crypto_sign_BYTES))
    secret.withBytes {
      _ = crypto_sign_detached(&signature, nil, message, UInt64(message.count), $0)
    }
    return signature
  }

  public static func isValid(
    _ signature: [UInt8], for message: [UInt8], publicKey: [UInt8]
  ) -> Bool {
    guard signature.count == Int(crypto_sign_BYTES),
      publicKey.count == Int(crypto_sign_PUBLICKEYBYTES)
    else { return false }
    return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
  }
}
