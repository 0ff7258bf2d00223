import CSodium

extension SecretBytes {
  /// A key for one purpose from this one (crypto_kdf, BLAKE2b). `family` separates uses; the
  /// domain is digested to the subkey number, and two domains that met there would still be told
  /// apart by the associated data of every cell.
  ///
  /// The key lives on this stack for one act and is wiped: guarded memory costs microseconds that
  /// a page with twenty cells would feel.
  func withDerived<Result>(
    _ family: KeyFamily, domain: String, _ act: (UnsafePointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    precondition(count == Int(crypto_kdf_KEYBYTES), "only a master key derives others")
    let digest = BLAKE2b.digest(Array(domain.utf8), byteCount: 16)
    let number = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var key = [UInt8](repeating: 0, count: 32)
    let result = withBytes {
      crypto_kdf_derive_from_key(&key, key.count, number, family.rawValue, $0)
    }
    precondition(result == 0, "crypto_kdf cannot fail on sizes already checked")
    defer { SecretBytes.wipe(&key) }
    return try key.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { preconditionFailure("a key is not empty") }
      return try act(start)
    }
  }

  /// The same, to be kept.
  func derived(_ family: KeyFamily, domain: String) -> SecretBytes {
    withDerived(family, domain: domain) { key in
      var bytes = [UInt8](UnsafeBufferPointer(start: key, count: 32))
      return SecretBytes(taking: &bytes)
    }
  }
}

/// What a derived key is for; eight characters, as crypto_kdf wants its context.
enum KeyFamily: String {
  case wrap = "caudwrap"
  case cell = "caudcell"
  case blindIndex = "caudbidx"
  case pepper = "caudpepp"
  case digest = "cauddige"
}
