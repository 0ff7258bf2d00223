import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOPosix

/// Our calls to others: always with a timeout, never following a redirect, never reading more than
/// the limit, and telling apart what surely was not sent from what may have been.
public struct OutboundClient: Sendable {
  public let replyLimitBytes: Int

  /// One pool of connections for the process; it lives as long as the process does.
  private static let pool: HTTPClient = {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: .seconds(5), read: .seconds(30), write: .seconds(30)))
    configuration.connectionPool.idleTimeout = .seconds(30)
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()

  public init(replyLimitBytes: Int = 4 * 1024 * 1024) {
    self.replyLimitBytes = replyLimitBytes
  }

  public func call(
    method: String, url: String, headers: [(String, String)] = [], body: [UInt8] = [],
    timeout: Duration
  ) async throws(OutboundFailure) -> OutboundReply {
    var request = HTTPClientRequest(url: url)
    request.method = HTTPMethod(rawValue: method)
    for header in headers { request.headers.add(name: header.0, value: header.1) }
    if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
    do {
      return try await Self.pool.reply(to: request, upTo: replyLimitBytes, within: timeout)
    } catch {
      throw OutboundFailure(error)
    }
  }
}

public struct OutboundReply: Sendable {
  public let status: Int
  /// Names in lower case.
  public let headers: [(String, String)]
  public let body: [UInt8]

  public init(status: Int, headers: [(String, String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  public func header(_ name: String) -> String? {
    headers.first { $0.0 == name.lowercased() }?.1
  }
}

/// Why there is no answer. `unknown` may have been done on the other side: never retry money on it.
public enum OutboundFailure: Error, Hashable, Sendable {
  /// It never left: no such host, refused, no TLS.
  case notSent(String)
  /// It left, or may have: timed out, cut off, too long.
  case unknown(String)

  init(_ error: any Error) {
    switch error {
    case let error as HTTPClientError where Self.beforeSending.contains(error):
      self = .notSent(String(describing: error))
    case is NIOConnectionError:
      self = .notSent("no hubo conexión")
    case let error as IOError where [111, 113, 101].contains(error.errnoCode):
      self = .notSent("no hubo conexión (\(error.errnoCode))")
    default:
      self = .unknown(String(describing: type(of: error)) + ": " + String(describing: error))
    }
  }

  private static let beforeSending: [HTTPClientError] = [
    .connectTimeout, .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown,
    .tlsHandshakeTimeout, .getConnectionFromPoolTimeout,
  ]
}
