import NIOCore
import NIOPosix
import Testing

@testable import Web

/// A server that answers at once and then sends its body a byte at a time: no single read is
/// late, and the end is minutes away.
private final class Dripper: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let bytes = 2_000
  private var hasAnswered = false

  /// A request may arrive in pieces; it is answered once.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !hasAnswered else { return }
    hasAnswered = true
    let channel = context.channel
    let head = "HTTP/1.1 200 OK\r\ncontent-length: \(Self.bytes)\r\n\r\n"
    channel.writeAndFlush(ByteBuffer(string: head), promise: nil)
    for count in 1...Self.bytes {
      channel.eventLoop.scheduleTask(in: .milliseconds(200 * Int64(count))) {
        channel.writeAndFlush(ByteBuffer(string: "."), promise: nil)
      }
    }
  }

  static func running(_ story: (_ url: String) async throws -> Void) async throws {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Dripper())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let port = try #require(server.localAddress?.port)
    try await story("http://127.0.0.1:\(port)/")
    try await server.close().get()
  }
}

@Suite(.timeLimit(.minutes(5))) struct DeadlineTests {
  private func isCutOff(
    _ call: () async throws(OutboundFailure) -> OutboundReply
  ) async throws {
    await #expect {
      try await call()
    } throws: { error in
      guard case OutboundFailure.unknown = error else { return false }
      return true
    }
  }

  @Test func aStrangerThatDripsItsAnswerIsCutOff() async throws {
    try await Dripper.running { url in
      try await isCutOff { () throws(OutboundFailure) in
        try await StrangerClient(reach: .publicInternetAndThisMachine).call(
          method: "POST", url: url, headers: [], body: [1], timeout: .seconds(1))
      }
    }
  }

  @Test func aProviderThatDripsItsAnswerIsCutOff() async throws {
    try await Dripper.running { url in
      try await isCutOff { () throws(OutboundFailure) in
        try await OutboundClient().call(method: "GET", url: url, timeout: .seconds(1))
      }
    }
  }
}
