/// A cookie to set. The server adds HttpOnly and SameSite=Lax, and over TLS `__Host-` and Secure.
public struct Cookie: Hashable, Sendable {
  public let name: String
  public let value: String
  /// Nil: until the browser closes. Zero: forget it now.
  public let maxAgeSeconds: Int?

  public init(_ name: String, _ value: String, maxAgeSeconds: Int? = nil) {
    self.name = name
    self.value = value
    self.maxAgeSeconds = maxAgeSeconds
  }

  public static func forget(_ name: String) -> Cookie {
    Cookie(name, "", maxAgeSeconds: 0)
  }

  func header(overTLS: Bool) -> String {
    var text = "\(overTLS ? "__Host-" : "")\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
    if overTLS { text += "; Secure" }
    if let maxAgeSeconds { text += "; Max-Age=\(maxAgeSeconds)" }
    return text
  }
}
