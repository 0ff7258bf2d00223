public import Logging
import NIOCore
import NIOPosix
import NIOSSL
public import Vault

/// The sandbox on this machine, with the real protocol. Runs until it is cancelled.
public struct SMTPSandboxServer: Sendable {
  let sandbox: MailSandbox
  let port: Int
  let certificate: SelfMadeCertificate
  /// From the first byte, as port 465 does; otherwise by STARTTLS.
  let isImplicit: Bool
  let logger: Logger

  public init(
    _ sandbox: MailSandbox, port: Int, certificate: SelfMadeCertificate,
    isImplicit: Bool = false, logger: Logger = Logger(label: "smtp-sandbox")
  ) {
    self.sandbox = sandbox
    self.port = port
    self.certificate = certificate
    self.isImplicit = isImplicit
    self.logger = logger
  }

  /// `started` hears the port that was really taken: a test asks for port 0.
  public func run(started: @escaping @Sendable (Int) async -> Void = { _ in }) async throws {
    let (sandbox, isImplicit, tls) = (sandbox, isImplicit, try context())
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if isImplicit { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.addHandler(IdleStateHandler(readTimeout: .seconds(60)))
          try pipeline.addHandler(
            SMTPConversation(
              SMTPSession(sandbox: sandbox, isSecure: isImplicit), tls: tls))
        }
      }
      .bind(host: "127.0.0.1", port: port).get()
    await started(channel.localAddress?.port ?? 0)
    try await withTaskCancellationHandler {
      try await channel.closeFuture.get()
    } onCancel: {
      channel.close(promise: nil)
    }
  }

  private func context() throws -> NIOSSLContext {
    let key = certificate.key.opened(because: "the sandbox proves with it that it is itself")
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.pem.utf8))
        .map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    return try NIOSSLContext(configuration: configuration)
  }
}

/// Cuts what arrives into lines, lets the session answer, and turns TLS on where it says so.
private final class SMTPConversation: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var session: SMTPSession
  private let tls: NIOSSLContext
  private var heard = ByteBuffer()
  private var isWaiting = false

  init(_ session: SMTPSession, tls: NIOSSLContext) {
    self.session = session
    self.tls = tls
  }

  func channelActive(context: ChannelHandlerContext) {
    say(SMTPSession.greeting, context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var more = unwrapInboundIn(data)
    heard.writeBuffer(&more)
    listen(context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func listen(_ context: ChannelHandlerContext) {
    while !isWaiting, let line = nextLine() {
      let step = session.hear(line)
      switch step.then {
      case .goOn: say(step.answer, context)
      case .close:
        say(step.answer, context)
        return context.close(promise: nil)
      case .startTLS:
        say(step.answer, context)
        return startTLS(context)
      case .wait(let milliseconds): answerLater(step.answer, milliseconds, context)
      }
    }
    if heard.readableBytes > 1 << 20 { context.close(promise: nil) }
  }

  private func nextLine() -> [UInt8]? {
    guard let end = heard.readableBytesView.firstIndex(of: 10) else { return nil }
    let count = end - heard.readerIndex
    guard var line = heard.readBytes(length: count) else { return nil }
    heard.moveReaderIndex(forwardBy: 1)
    heard.discardReadBytes()
    if line.last == 13 { line.removeLast() }
    return line
  }

  private func startTLS(_ context: ChannelHandlerContext) {
    // What was sent ahead in the clear is not heard as if it had come over TLS.
    heard.clear()
    session.secured()
    do {
      try context.pipeline.syncOperations.addHandler(
        NIOSSLServerHandler(context: tls), position: .first)
    } catch {
      context.close(promise: nil)
    }
  }

  private func answerLater(
    _ answer: String?, _ milliseconds: Int, _ context: ChannelHandlerContext
  ) {
    isWaiting = true
    context.eventLoop.assumeIsolated().scheduleTask(in: .milliseconds(Int64(milliseconds))) {
      self.isWaiting = false
      guard context.channel.isActive else { return }
      self.say(answer, context)
      self.listen(context)
    }
  }

  private func say(_ answer: String?, _ context: ChannelHandlerContext) {
    guard let answer else { return }
    let buffer = context.channel.allocator.buffer(string: answer + "\r\n")
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
  }
}
