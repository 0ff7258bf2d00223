import HTTPTypes
import Hummingbird
public import Logging
import NIOCore

/// The sandbox over HTTP on this machine, with Twilio's own paths. Runs until it is cancelled.
public struct TwilioSandboxServer: Sendable {
  let sandbox: TwilioSandbox
  let port: Int
  let logger: Logger

  public init(
    _ sandbox: TwilioSandbox, port: Int, logger: Logger = Logger(label: "twilio-sandbox")
  ) {
    self.sandbox = sandbox
    self.port = port
    self.logger = logger
  }

  /// `started` hears the port that was really taken: a test asks for port 0.
  public func run(started: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    let application = Application(
      router: router,
      configuration: .init(
        address: .hostname("127.0.0.1", port: port), serverName: "sandbox-twilio"),
      onServerRunning: { channel in await started(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await application.run() }
      group.addTask {
        while !Task.isCancelled {
          await sandbox.deliverDue()
          try await Task.sleep(for: .milliseconds(250))
        }
      }
      try await group.next()
      group.cancelAll()
    }
  }

  private var router: Router<BasicRequestContext> {
    let router = Router()
    router.post("/2010-04-01/Accounts/:account/Messages.json") { request, context in
      let buffer = try await request.body.collect(upTo: 64 * 1_024)
      return reply(
        await sandbox.create(
          accountSid: try context.parameters.require("account"),
          authorization: request.headers[.authorization], body: Array(buffer.readableBytesView)))
    }
    router.get("/2010-04-01/Accounts/:account/Messages/:message") { request, context in
      let name = try context.parameters.require("message")
      return reply(
        await sandbox.fetch(
          sid: name.hasSuffix(".json") ? String(name.dropLast(5)) : name,
          accountSid: try context.parameters.require("account"),
          authorization: request.headers[.authorization]))
    }
    return router
  }

  private func reply(_ answer: TwilioSandbox.Answer) -> Response {
    Response(
      status: .init(code: answer.status), headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
  }
}
