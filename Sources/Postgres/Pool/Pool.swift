import Synchronization

/// Lends connections, the one used last first, so that few stay warm and the rest can age.
final class Pool: Sendable {
  private let settings: ConnectionSettings
  private let limits: PoolSettings
  private let state = Mutex(State())

  private struct State {
    var idle: [Connection] = []
    var open = 0
    var nextTicket = 0
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Turn, Never>)] = []
    var isClosed = false
  }

  /// What a waiter is woken with.
  private enum Turn {
    case connection(Connection)
    /// Room for a new one, already counted.
    case vacancy
    case timedOut
    case cancelled
  }

  init(_ settings: ConnectionSettings, _ limits: PoolSettings) {
    self.settings = settings
    self.limits = limits
  }

  func take() async throws -> Connection {
    try Task.checkCancellation()
    switch immediate() ?? .timedOut {
    case .connection(let connection): return connection
    case .vacancy: return Connection(settings)
    case .timedOut, .cancelled: break
    }
    switch await wait() {
    case .connection(let connection): return connection
    case .vacancy: return Connection(settings)
    case .timedOut: throw PoolExhausted(connectionsMax: limits.connectionsMax)
    case .cancelled: throw CancellationError()
    }
  }

  private func immediate() -> Turn? {
    state.withLock { state in
      guard state.waiting.isEmpty else { return nil }
      if let connection = state.idle.popLast() { return .connection(connection) }
      guard state.open < limits.connectionsMax else { return nil }
      state.open += 1
      return .vacancy
    }
  }

  private func wait() async -> Turn {
    let ticket = state.withLock { state in
      state.nextTicket += 1
      return state.nextTicket
    }
    return await withTaskGroup(of: Turn?.self) { group in
      group.addTask { await self.turn(of: ticket) }
      group.addTask {
        try? await Task.sleep(for: self.limits.waitTimeout)
        self.wake(ticket, with: .timedOut)
        return nil
      }
      var turn = Turn.cancelled
      for await answer in group {
        guard let answer else { continue }
        turn = answer
        group.cancelAll()
      }
      return turn
    }
  }

  private func turn(of ticket: Int) async -> Turn {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let now: Turn? = state.withLock { state in
          if Task.isCancelled { return .cancelled }
          if let connection = state.idle.popLast() { return .connection(connection) }
          if state.open < limits.connectionsMax {
            state.open += 1
            return .vacancy
          }
          state.waiting.append((ticket, continuation))
          return nil
        }
        if let now { continuation.resume(returning: now) }
      }
    } onCancel: {
      wake(ticket, with: .cancelled)
    }
  }

  private func wake(_ ticket: Int, with turn: Turn) {
    let continuation = state.withLock { state -> CheckedContinuation<Turn, Never>? in
      guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
      return state.waiting.remove(at: index).continuation
    }
    continuation?.resume(returning: turn)
  }

  /// Gives a connection back; one that is broken or old makes room for a new one.
  func give(_ connection: Connection, isUsable: Bool) {
    let keeps = isUsable && connection.age < limits.lifetimeMax
    let next = state.withLock { state -> CheckedContinuation<Turn, Never>? in
      let waiter = state.waiting.isEmpty ? nil : state.waiting.removeFirst().continuation
      if waiter == nil {
        if keeps && !state.isClosed { state.idle.append(connection) } else { state.open -= 1 }
      }
      return waiter
    }
    next?.resume(returning: keeps ? .connection(connection) : .vacancy)
  }

  func close() async {
    let idle = state.withLock { state in
      state.isClosed = true
      defer { state.idle = [] }
      state.open -= state.idle.count
      return state.idle
    }
    for connection in idle { await connection.drop() }
  }
}
