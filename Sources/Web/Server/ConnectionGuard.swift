import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection that takes too long to say what it wants: a byte every few seconds is not
/// idle, so the idle timeout alone never sees it. On the way out it makes sure that even an answer
/// written below us (to a request that could not be parsed) carries the security headers.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let limits: ServerLimits
  private let headers: [(name: HTTPField.Name, value: String)]
  private var deadline: Scheduled<Void>?

  init(limits: ServerLimits, headers: [(name: HTTPField.Name, value: String)]) {
    self.limits = limits
    self.headers = headers
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { expect(within: limits.headSeconds, context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    expect(within: limits.headSeconds, context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: expect(within: limits.bodySeconds, context)
    case .body: break
    case .end: deadline?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      for header in headers where head.headerFields[header.name] == nil {
        head.headerFields[header.name] = header.value
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      expect(within: limits.idleSeconds, context)
      context.write(data, promise: promise)
    }
  }

  private func expect(within seconds: Int64, _ context: ChannelHandlerContext) {
    deadline?.cancel()
    let channel = context.channel
    deadline = context.eventLoop.scheduleTask(in: .seconds(seconds)) {
      channel.close(mode: .all, promise: nil)
    }
  }
}
