import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Kernel
public import Logging
import NIOCore
import NIOSSL
public import ServiceLifecycle

/// The HTTP server: Hummingbird below, with every limit set, and the front of the house above it.
public struct WebServer: Service {
  let settings: ServerSettings
  let front: Front
  let log: Logger
  let onReady: @Sendable (_ port: Int) async -> Void

  public init(
    settings: ServerSettings, routes: Routes, resolver: Resolver, assets: Assets,
    operations: Operations = Operations(), idempotency: IdempotentReplies? = nil, log: Logger,
    onReady: @escaping @Sendable (_ port: Int) async -> Void = { _ in }
  ) {
    self.settings = settings
    self.log = log
    self.onReady = onReady
    let whole = routes + OwnRoutes(others: routes).all
    front = Front(
      settings: settings, routes: whole, tree: RouteTree(whole.all), resolver: resolver,
      assets: assets, operations: operations, idempotency: idempotency,
      readiness: Readiness(operations.notReady), log: log)
  }

  /// Serves until it is told to stop, then lets the requests under way finish.
  public func run() async throws {
    let always = SecurityHeaders.always(overTLS: settings.tls != nil)
    let application = Application(
      responder: CallbackResponder<Connection> { request, connection in
        try await respond(to: request, over: connection, always: always)
      },
      server: try channel(always: always),
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port), serverName: nil,
        availableConnectionsDelegate: MaximumAvailableConnections(settings.limits.connections)),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? settings.port) },
      logger: quiet)
    try await application.run()
  }

  private func respond(
    to request: HummingbirdCore.Request, over connection: Connection,
    always: [(name: HTTPField.Name, value: String)]
  ) async throws -> Response {
    let started = ContinuousClock.now
    let arrival = Arrival(
      request: request, remoteAddress: connection.remoteAddress, isTLS: settings.tls != nil,
      requestID: requestID())
    let answer = try await front.answer(arrival)
    let elapsed = (ContinuousClock.now - started).components
    RequestRecord(
      requestID: arrival.requestID, method: request.method.rawValue, route: answer.route,
      status: answer.status,
      milliseconds: Int(elapsed.seconds) * 1_000
        + Int(elapsed.attoseconds / 1_000_000_000_000_000),
      tenant: answer.tenant, visitor: answer.visitor, bytes: answer.body.count
    ).write(to: log)
    return answer.response(isHead: request.method == .head, always: always)
  }

  private func requestID() -> String {
    let hex = front.resolver.newID().uuidString.lowercased().filter { $0 != "-" }
    return "req_\(hex)"
  }

  private func channel(
    always: [(name: HTTPField.Name, value: String)]
  ) throws -> HTTPServerBuilder {
    let limits = settings.limits
    let http = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [ConnectionGuard(limits: limits, headers: always)],
        idleTimeout: .seconds(limits.idleSeconds),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: limits.headerFieldBytes, maxHeaderListSize: limits.headerListBytes,
          maxHeaderFieldCount: limits.headerCount)))
    guard let tls = settings.tls else { return http }
    let certificates = try NIOSSLCertificate.fromPEMFile(tls.certificate)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: certificates.map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: tls.key, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    return try .tls(http, tlsConfiguration: configuration)
  }

  /// The library greets on standard output at info level; ours is the only voice.
  private var quiet: Logger {
    var quiet = log
    quiet.logLevel = .warning
    return quiet
  }
}
