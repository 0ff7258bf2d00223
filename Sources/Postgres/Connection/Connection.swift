import Foundation

/// One connection on its own thread. A lease number guards against a transaction that outlived
/// its closure: its statements would run in somebody else's.
actor Connection {
  private let executor: ThreadExecutor
  private let settings: ConnectionSettings
  private var link: Link?
  private var lease = 0
  private var hasBegun = false
  private let openedAt = ContinuousClock.now
  let canceller = Canceller()

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ settings: ConnectionSettings) {
    self.settings = settings
    executor = ThreadExecutor(name: "postgres")
  }

  deinit {
    canceller.disarm()
    executor.stop()
  }

  nonisolated var age: Duration { ContinuousClock.now - openedAt }

  /// Takes the connection, opening it if it is new or the server went away meanwhile.
  func takeLease() throws -> Int {
    link?.checkIdle()
    if link == nil || link?.isSpent == true {
      drop()
      let link = try Link(settings)
      canceller.arm(link)
      self.link = link
    }
    hasBegun = false
    lease += 1
    return lease
  }

  /// One round trip; the first of a lease carries what begins the transaction.
  func run<Answer: Sendable>(
    _ statements: [SQL], beginning: [SQL], lease: Int, work: Canceller.Work,
    read: @Sendable (ArraySlice<ResultSet>) throws -> Answer
  ) throws -> Answer {
    guard lease == self.lease, let link else { throw TransactionEnded() }
    try canceller.begin(work)
    defer { canceller.end(work) }
    let preamble = hasBegun ? [] : beginning
    hasBegun = true
    do {
      return try read(link.run(preamble + statements).dropFirst(preamble.count))
    } catch let failure as PostgresFailure where failure.isStatementTimeout && work.isCancelled {
      throw CancellationError()
    }
  }

  /// Ends the lease with COMMIT; true if the connection may serve another. Whoever asked may be
  /// gone: nothing cancels this.
  func commit(lease: Int) throws -> Bool {
    guard lease == self.lease, let link else { throw TransactionEnded() }
    guard hasBegun else { return endLease() }
    // A failure that the body swallowed has already undone everything; COMMIT would only say so.
    guard !link.isFailedTransaction else { throw TransactionAborted() }
    do {
      _ = try link.run(["COMMIT"])
    } catch  where error.isConnectionLost {
      throw CommitUnknown(cause: error)
    }
    return endLease()
  }

  /// Ends the lease and leaves the connection clean, or drops it.
  func rollback() -> Bool {
    if let link, !link.isBroken, !link.isIdle { _ = try? link.run(["ROLLBACK"]) }
    return endLease()
  }

  private func endLease() -> Bool {
    lease += 1
    guard let link, !link.isSpent, !link.isBroken, link.isIdle else {
      drop()
      return false
    }
    return true
  }

  func drop() {
    canceller.disarm()
    link = nil
  }
}

/// A transaction was used after its closure returned: a defect of the caller.
public struct TransactionEnded: Error {
  public init() {}
}

/// A statement failed, the body went on as if it had not, and nothing was kept.
public struct TransactionAborted: Error {
  public init() {}
}

/// The connection was lost while committing: whether it happened is unknown, never "failed".
public struct CommitUnknown: Error {
  public let cause: PostgresFailure
}
