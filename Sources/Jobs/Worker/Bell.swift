import Synchronization

/// Wakes the workers of this process as soon as there is something to do; a poll catches what
/// other processes wrote.
final class Bell: Sendable {
  private let state = Mutex(State())

  private struct State {
    var rings = 0
    var nextWaiter = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  /// How often it has rung: taken before looking for work, so that no ring is lost in between.
  var rings: Int { state.withLock { $0.rings } }

  func ring() {
    let woken = state.withLock { state in
      state.rings += 1
      defer { state.waiting = [:] }
      return Array(state.waiting.values)
    }
    for continuation in woken { continuation.resume() }
  }

  /// Returns at the first ring after `heard`, or when the time is over.
  func wait(after heard: Int, atMost limit: Duration) async {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.turn(waiter, after: heard) }
      group.addTask {
        try? await Task.sleep(for: limit)
        self.wake(waiter)
      }
      await group.next()
      group.cancelAll()
      wake(waiter)
    }
  }

  private func turn(_ waiter: Int, after heard: Int) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.rings != heard || Task.isCancelled { return true }
          state.waiting[waiter] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      wake(waiter)
    }
  }

  private func wake(_ waiter: Int) {
    state.withLock { $0.waiting.removeValue(forKey: waiter) }?.resume()
  }
}
