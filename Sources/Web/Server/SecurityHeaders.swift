import HTTPTypes

/// Said on every answer, whatever it is.
enum SecurityHeaders {
  /// No inline script or style, nothing from elsewhere, framed by no one.
  static let contentSecurityPolicy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
    "font-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'", "manifest-src 'self'", "worker-src 'self'",
  ].joined(separator: "; ")

  static let onlyTLS = "max-age=63072000; includeSubDomains"

  static func always(overTLS: Bool) -> [(name: HTTPField.Name, value: String)] {
    var all: [(name: HTTPField.Name, value: String)] = [
      (.contentSecurityPolicy, contentSecurityPolicy),
      (.xContentTypeOptions, "nosniff"),
      (name("Referrer-Policy"), "strict-origin-when-cross-origin"),
      (
        name("Permissions-Policy"),
        "geolocation=(self), camera=(self), microphone=(), payment=(), usb=(), "
          + "interest-cohort=()"
      ),
      (name("Cross-Origin-Opener-Policy"), "same-origin"),
      (name("Cross-Origin-Resource-Policy"), "same-origin"),
      (name("X-Frame-Options"), "DENY"),
    ]
    if overTLS {
      all.append((.strictTransportSecurity, onlyTLS))
    }
    return all
  }

  static func name(_ text: StaticString) -> HTTPField.Name {
    guard let name = HTTPField.Name("\(text)") else { preconditionFailure("a header name") }
    return name
  }
}
