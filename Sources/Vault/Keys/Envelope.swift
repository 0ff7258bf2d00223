import CSodium

/// XChaCha20-Poly1305: 24 random bytes of nonce, the sealed text and its 16-byte tag.
enum Envelope {
  static let nonceSize = Int(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES)
  static let tagSize = Int(crypto_aead_xchacha20poly1305_ietf_ABYTES)

  static func seal(
    _ plain: [UInt8], with key: UnsafePointer<UInt8>, bound context: [UInt8]
  ) -> [UInt8] {
    let nonce = Random.bytes(nonceSize)
    var sealed = [UInt8](repeating: 0, count: plain.count + tagSize)
    let result = crypto_aead_xchacha20poly1305_ietf_encrypt(
      &sealed, nil, plain, UInt64(plain.count), context, UInt64(context.count), nil, nonce, key)
    precondition(result == 0, "sealing cannot fail")
    return nonce + sealed
  }

  /// nil for anything but exactly what was sealed with this key in this context.
  static func open(
    _ box: ArraySlice<UInt8>, with key: UnsafePointer<UInt8>, bound context: [UInt8]
  ) -> [UInt8]? {
    guard box.count >= nonceSize + tagSize else { return nil }
    let nonce = Array(box.prefix(nonceSize))
    let sealed = Array(box.dropFirst(nonceSize))
    var plain = [UInt8](repeating: 0, count: sealed.count - tagSize)
    let result = crypto_aead_xchacha20poly1305_ietf_decrypt(
      &plain, nil, nil, sealed, UInt64(sealed.count), context, UInt64(context.count), nonce, key)
    return result == 0 ? plain : nil
  }
}
