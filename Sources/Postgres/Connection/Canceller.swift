import CLibPQ
import Synchronization

/// Asks the server to stop what a connection is doing, from another thread. The lock is held
/// while the request travels, so that it can never hit the statement after the one it meant.
final class Canceller: Sendable {
  /// One statement's cancellation: asked for before, during or after it ran.
  final class Work: Sendable {
    fileprivate let state = Mutex(State.waiting)

    fileprivate enum State { case waiting, running, cancelled, ended }

    var isCancelled: Bool { state.withLock { $0 == .cancelled } }
  }

  // PGcancel is made to be used from any thread; the lock guards its lifetime.
  private struct Handle: ~Copyable, Sendable {
    nonisolated(unsafe) var pointer: OpaquePointer?
  }

  private let handle = Mutex(Handle(pointer: nil))

  func arm(_ link: Link) {
    handle.withLock {
      PQfreeCancel($0.pointer)
      $0.pointer = PQgetCancel(link.pointer)
    }
  }

  func disarm() {
    handle.withLock {
      PQfreeCancel($0.pointer)
      $0.pointer = nil
    }
  }

  func begin(_ work: Work) throws(CancellationError) {
    let started = work.state.withLock { state in
      guard state == .waiting else { return false }
      state = .running
      return true
    }
    guard started else { throw CancellationError() }
  }

  func end(_ work: Work) {
    work.state.withLock { state in
      if state == .running { state = .ended }
    }
  }

  func cancel(_ work: Work) {
    work.state.withLock { state in
      switch state {
      case .waiting: state = .cancelled
      case .running:
        state = .cancelled
        send()
      case .cancelled, .ended: break
      }
    }
  }

  private func send() {
    handle.withLock {
      guard let pointer = $0.pointer else { return }
      var reason = [CChar](repeating: 0, count: 256)
      _ = PQcancel(pointer, &reason, Int32(reason.count))
    }
  }
}
