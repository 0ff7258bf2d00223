import Vault

/// What a cookie carries: 256 random bits. Only its digest is kept.
struct SessionToken: Hashable {
  let text: String
  var digest: [UInt8] { SHA256.digest(text) }

  static func new() -> SessionToken { SessionToken(text: Base64URL.encode(Random.bytes(32))) }

  private init(text: String) { self.text = text }

  /// nil for anything that we cannot have given out.
  init?(_ text: String) {
    guard let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
    self.text = text
  }
}
