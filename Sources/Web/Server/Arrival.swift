import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// A request before anything is believed of it.
struct Arrival: Sendable {
  let request: HummingbirdCore.Request
  let remoteAddress: String
  let isTLS: Bool
  let requestID: String

  /// The Host header, as sent.
  var authority: String { request.head.authority ?? "" }
  /// Path and query, as sent.
  var target: String { request.head.path ?? "/" }
  var methodName: String { request.method.rawValue }

  /// Ours, or that of a proxy we trust.
  func isTLS(_ settings: ServerSettings) -> Bool {
    if isTLS { return true }
    return settings.trusts(remoteAddress)
      && lastWord(of: "x-forwarded-proto") == "https"
  }

  /// What the nearest proxy wrote: the end of the last line of that name. Whatever comes before
  /// may be the client's own.
  func lastWord(of name: String) -> String? {
    words(of: name).last
  }

  /// What all the lines of that name list, in the order in which it was written.
  func words(of name: String) -> [String] {
    request.headers.filter { $0.name.canonicalName == name }
      .flatMap { $0.value.split(separator: ",") }.map { Form.trimmed(String($0)) }
      .filter { !$0.isEmpty }
  }

  var headers: [String: String] {
    var headers: [String: String] = [:]
    for field in request.headers where headers[field.name.canonicalName] == nil {
      headers[field.name.canonicalName] = field.value
    }
    return headers
  }

  /// `session=…; visita=…` without prefixes. Where a name comes twice, the one with the prefix
  /// wins, and over TLS only that one counts: a sibling host cannot plant it.
  func cookies(overTLS: Bool) -> [String: String] {
    var cookies: [String: String] = [:]
    for header in request.headers[values: .cookie] {
      for pair in header.split(separator: ";") {
        let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2 else { continue }
        let name = Form.trimmed(String(sides[0]))
        let isHostOnly = name.hasPrefix("__Host-")
        guard isHostOnly == overTLS else { continue }
        let plain = isHostOnly ? String(name.dropFirst(7)) : name
        if cookies[plain] == nil { cookies[plain] = Form.trimmed(String(sides[1])) }
      }
    }
    return cookies
  }
}

/// What the library hands us of the connection.
struct Connection: InitializableFromSource, Sendable {
  let remoteAddress: String

  init(source: ApplicationRequestContextSource) {
    remoteAddress = source.channel.remoteAddress?.ipAddress ?? "unix"
  }
}
