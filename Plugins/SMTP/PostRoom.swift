import Foundation
import Synchronization

/// Threads of its own for what libcurl does: it blocks, and blocking must never take a thread of
/// Swift's pool. A thread is hired when all are busy, up to a few, and stays.
final class PostRoom: Sendable {
  private let tray: Tray

  init(threadsMax: Int = 4) { tray = Tray(threadsMax: threadsMax) }

  deinit { tray.close() }

  func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      tray.put { continuation.resume(returning: work()) }
    }
  }
}

/// The work that waits, shared by the room and its threads: a thread must not keep the room alive.
private final class Tray: Sendable {
  private struct State {
    var waiting: [@Sendable () -> Void] = []
    var threads = 0
    var idle = 0
    var isClosed = false
  }

  private let threadsMax: Int
  private let condition = NSCondition()
  private let state = Mutex(State())

  init(threadsMax: Int) { self.threadsMax = threadsMax }

  func put(_ work: @escaping @Sendable () -> Void) {
    condition.lock()
    let mustHire = state.withLock { state in
      state.waiting.append(work)
      guard state.idle < state.waiting.count, state.threads < threadsMax else { return false }
      state.threads += 1
      return true
    }
    condition.signal()
    condition.unlock()
    if mustHire { hire() }
  }

  func close() {
    condition.lock()
    state.withLock { $0.isClosed = true }
    condition.broadcast()
    condition.unlock()
  }

  private func hire() {
    let thread = Thread { [self] in
      while let work = next() { work() }
    }
    thread.name = "smtp"
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Waits for work; nil once the room is closed and nothing waits.
  private func next() -> (@Sendable () -> Void)? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      let (work, isOver) = state.withLock { state in
        state.waiting.isEmpty
          ? (nil, state.isClosed) : (state.waiting.removeFirst(), false)
      }
      if let work { return work }
      if isOver { return nil }
      state.withLock { $0.idle += 1 }
      condition.wait()
      state.withLock { $0.idle -= 1 }
    }
  }
}
