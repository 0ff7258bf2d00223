import HTTPTypes
import Hummingbird
public import Kernel
public import Logging
import NIOCore

/// The sandbox over HTTP on this machine, with STP's own paths. Runs until it is cancelled.
public struct STPSandboxServer: Sendable {
  public static let hangSeconds = 60

  let sandbox: STPSandbox
  let port: Int
  let logger: Logger

  public init(_ sandbox: STPSandbox, port: Int, logger: Logger = Logger(label: "stp-sandbox")) {
    self.sandbox = sandbox
    self.port = port
    self.logger = logger
  }

  /// `started` hears the port that was really taken: a test asks for port 0.
  public func run(started: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    let application = Application(
      router: router,
      configuration: .init(
        address: .hostname("127.0.0.1", port: port), serverName: "sandbox-stp"),
      onServerRunning: { channel in
        await started(channel.localAddress?.port ?? 0)
      },
      logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      group.addTask { try await deliverForEver() }
      try await group.next()
      group.cancelAll()
    }
  }

  private func deliverForEver() async throws {
    while !Task.isCancelled {
      await sandbox.deliverDue()
      try await Task.sleep(for: .milliseconds(250))
    }
  }

  private var router: Router<BasicRequestContext> {
    let router = Router()
    router.put("/speiws/rest/ordenPago/registra") { request, _ in
      try await answer(request) { await sandbox.register(order: $0) }
    }
    router.post("/efws/API/consultaOrden") { request, _ in
      try await answer(request) { await sandbox.answer(consulta: $0) }
    }
    router.post("/efws/API/V2/conciliacion") { request, _ in
      try await answer(request) { await sandbox.answer(conciliacion: $0) }
    }
    return router
  }

  private func answer(
    _ request: Request, by act: ([UInt8]) async -> STPSandbox.Answer
  ) async throws -> Response {
    let buffer = try await request.body.collect(upTo: 64 * 1_024)
    switch await act(Array(buffer.readableBytesView)) {
    case .reply(let status, let body):
      return Response(
        status: .init(code: status), headers: [.contentType: "application/json"],
        body: .init(byteBuffer: ByteBuffer(bytes: body)))
    case .silence:
      // The line stays open and dumb, as it does when STP is overwhelmed.
      try await Task.sleep(for: .seconds(Self.hangSeconds))
      return Response(status: .gatewayTimeout)
    }
  }
}
