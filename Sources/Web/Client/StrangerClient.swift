import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Calls an address that an institution's staff or program typed: over TLS, to machines of the
/// public Internet only. The name is resolved once and the very address that was checked is the
/// one connected to, so that a name cannot change its mind in between.
public struct StrangerClient: Sendable {
  public enum Reach: Sendable {
    case publicInternet
    /// The demo's sandboxes, over plain HTTP on this machine.
    case publicInternetAndThisMachine
  }

  private let reach: Reach

  public init(reach: Reach) { self.reach = reach }

  public func call(
    method: String, url: String, headers: [(String, String)], body: [UInt8], timeout: Duration
  ) async throws(OutboundFailure) -> OutboundReply {
    let target = try target(url)
    let address = try await check(target)
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5)))
    configuration.dnsOverride = [target.host: address.text]
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let reply = await Self.result(
      OutboundExchange(method: method, url: url, headers: headers, body: body, timeout: timeout),
      over: client)
    try? await client.shutdown()
    return try reply.get()
  }

  private struct Target {
    let host: String
    let isPlain: Bool
  }

  private func target(_ url: String) throws(OutboundFailure) -> Target {
    guard let parts = URLComponents(string: url), let host = Self.host(of: url),
      parts.user == nil, parts.password == nil, ["https", "http"].contains(parts.scheme ?? "")
    else { throw .notSent("no es una dirección https") }
    return Target(host: host, isPlain: parts.scheme == "http")
  }

  /// The host as the client below reads it from the same text. `URLComponents` would give
  /// `xn--…` in its own letters, and the checked address would be kept under a name that nobody
  /// asks for: the client would then resolve the name a second time.
  static func host(of url: String) -> String? {
    let host = URL(string: url)?.host?.trimmingCharacters(in: ["[", "]"])
    guard let host, !host.isEmpty,
      host.utf8.allSatisfy({ byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: ":"):
          true
        default: false
        }
      })
    else { return nil }
    return host
  }

  private func check(_ target: Target) async throws(OutboundFailure) -> PublicAddress {
    let found: [PublicAddress]
    do {
      found = try await NIOThreadPool.singleton.runIfActive { PublicAddress.all(of: target.host) }
    } catch {
      throw .notSent("no se pudo resolver el nombre")
    }
    guard let first = found.first else { throw .notSent("el nombre no existe") }
    // All of them, or the next connection would go to the one that was not looked at.
    guard found.allSatisfy({ isAllowed($0, isPlain: target.isPlain) }) else {
      throw .notSent("la dirección no es pública")
    }
    return first
  }

  private func isAllowed(_ address: PublicAddress, isPlain: Bool) -> Bool {
    switch reach {
    case .publicInternet: address.isPublic && !isPlain
    case .publicInternetAndThisMachine:
      address.isLoopback || (address.isPublic && !isPlain)
    }
  }

  private static func result(
    _ exchange: OutboundExchange, over client: HTTPClient
  ) async -> Result<OutboundReply, OutboundFailure> {
    do {
      var request = HTTPClientRequest(url: exchange.url)
      request.method = HTTPMethod(rawValue: exchange.method)
      for header in exchange.headers { request.headers.add(name: header.0, value: header.1) }
      request.body = .bytes(ByteBuffer(bytes: exchange.body))
      return .success(
        try await client.reply(to: request, upTo: replyLimitBytes, within: exchange.timeout))
    } catch {
      return .failure(OutboundFailure(error))
    }
  }

  /// Nobody reads more of what a stranger answers.
  private static let replyLimitBytes = 64 * 1024

  private struct OutboundExchange: Sendable {
    let method: String
    let url: String
    let headers: [(String, String)]
    let body: [UInt8]
    let timeout: Duration
  }
}
