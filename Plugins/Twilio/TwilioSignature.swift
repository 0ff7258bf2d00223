import Foundation
import Vault

/// `X-Twilio-Signature`: proves that a notice comes from whoever holds the account's token.
enum TwilioSignature {
  /// Of a form: the address as it was called, then each name and value in order of name.
  static func value(url: String, form: TwilioForm, authToken: String) -> String {
    let fields = form.pairs.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    let signed = fields.reduce(url) { $0 + $1.name + $1.value }
    return mac(signed, authToken)
  }

  /// Of JSON: the address alone, which carries the body's own digest.
  static func value(url: String, authToken: String) -> String { mac(url, authToken) }

  static func isValid(
    _ signature: String, url: String, headers: [String: String], body: [UInt8],
    authTokens: [String]
  ) -> Bool {
    let isJSON = headers["content-type"]?.hasPrefix("application/json") ?? false
    if isJSON, !carriesDigest(of: body, url: url) { return false }
    let form = isJSON ? nil : TwilioForm(body: body)
    let given = Array(signature.utf8)
    return spellings(of: url).contains { url in
      authTokens.contains { token in
        let expected =
          form.map { value(url: url, form: $0, authToken: token) }
          ?? value(url: url, authToken: token)
        return constantTimeEquals(Array(expected.utf8), given)
      }
    }
  }

  private static func carriesDigest(of body: [UInt8], url: String) -> Bool {
    guard
      let digest = URLComponents(string: url)?.queryItems?
        .first(where: { $0.name == "bodySHA256" })?.value
    else { return false }
    return constantTimeEquals(
      Array(digest.lowercased().utf8), Array(Hex.encode(SHA256.digest(body)).utf8))
  }

  /// Twilio signs the address with or without the usual port.
  private static func spellings(of url: String) -> [String] {
    guard var parts = URLComponents(string: url) else { return [url] }
    let usual = parts.scheme == "https" ? 443 : 80
    if parts.port == nil { parts.port = usual } else if parts.port == usual { parts.port = nil }
    return [url, parts.string ?? url]
  }

  private static func mac(_ text: String, _ authToken: String) -> String {
    Base64.encode(HMAC.sha1(Array(text.utf8), key: Array(authToken.utf8)))
  }
}
