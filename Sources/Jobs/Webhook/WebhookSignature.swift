import Vault

/// Signs as Standard Webhooks says: HMAC-SHA256 over `id.timestamp.body`.
enum WebhookSignature {
  static let secretPrefix = "whsec_"

  /// Shown once to whoever made the endpoint.
  static func newSecret() -> String { secretPrefix + Base64.encode(Random.bytes(32)) }

  static func headers(
    id: String, timestamp: Int64, body: [UInt8], secret: String
  ) -> [(String, String)] {
    let key = Base64.decode(String(secret.dropFirst(secretPrefix.count))) ?? []
    precondition(key.count == 32, "a webhook secret is made here and has 32 bytes")
    let signed = Array("\(id).\(timestamp).".utf8) + body
    return [
      ("content-type", "application/json"),
      ("user-agent", "Caudal-Webhooks/1"),
      ("webhook-id", id),
      ("webhook-timestamp", String(timestamp)),
      ("webhook-signature", "v1," + Base64.encode(HMAC.sha256(signed, key: key))),
    ]
  }
}
