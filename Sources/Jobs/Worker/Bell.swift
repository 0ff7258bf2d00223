import Synchronization

/// Wakes the workers of this process as soon as there is something to do; a poll catches what
/// other processes wrote.
final class Bell: Sendable {
  private let waiting = Mutex<[AsyncStream<Void>.Continuation]>([])

  func ring() {
    waiting.withLock { for continuation in $0 { continuation.yield() } }
  }

  /// One element for any number of rings that nobody listened to yet.
  func rings() -> AsyncStream<Void> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      waiting.withLock { $0.append(continuation) }
    }
  }
}
