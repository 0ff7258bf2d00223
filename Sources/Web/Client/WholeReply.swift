import AsyncHTTPClient
import NIOCore
import NIOHTTP1

extension HTTPClient {
  /// The whole answer, head and body, or `deadlineExceeded`. The library stops counting when the
  /// head arrives and begins anew with each byte read: whoever drips would hold us for ever.
  func reply(
    to request: HTTPClientRequest, upTo limitBytes: Int, within timeout: Duration
  ) async throws -> OutboundReply {
    try await withThrowingTaskGroup(of: OutboundReply.self) { race in
      race.addTask {
        let response = try await self.execute(request, timeout: .init(timeout))
        let bytes = try await response.body.collect(upTo: limitBytes)
        return OutboundReply(
          status: Int(response.status.code),
          headers: response.headers.map { ($0.name.lowercased(), $0.value) },
          body: Array(bytes.readableBytesView))
      }
      race.addTask {
        // A moment later: what the library says of a connection that never was comes first.
        try await _Concurrency.Task.sleep(for: timeout + .milliseconds(500))
        throw HTTPClientError.deadlineExceeded
      }
      defer { race.cancelAll() }
      guard let first = try await race.next() else { throw CancellationError() }
      return first
    }
  }
}
