import Foundation
import Synchronization

/// One connection on its own thread. A lease number guards against a transaction that outlived
/// its closure: its statements would run in somebody else's.
actor Connection {
  private let executor: ThreadExecutor
  private let settings: ConnectionSettings
  private var link: Link?
  /// Who may speak now; anybody with an earlier number came too late.
  private nonisolated let leases = Leases()
  /// The lease that `link` was last made ready for.
  private var readyFor = 0
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

  /// A new lease; what it needs from the server waits for its first statement.
  nonisolated func newLease() -> Int { leases.new() }

  /// The link, opened if it is new or the server went away meanwhile.
  private func link(for holder: Int) throws -> Link {
    guard holder == leases.current else { throw TransactionEnded() }
    if readyFor != holder {
      link?.checkIdle()
      hasBegun = false
      readyFor = holder
    }
    if let link, !link.isSpent || hasBegun { return link }
    drop()
    let fresh = try Link(settings)
    canceller.arm(fresh)
    link = fresh
    return fresh
  }

  /// One round trip; the first of a lease carries what begins the transaction.
  func run<Answer: Sendable>(
    _ statements: [SQL], beginning: [SQL], lease: Int, work: Canceller.Work,
    read: @Sendable (ArraySlice<ResultSet>) throws -> Answer
  ) throws -> Answer {
    let link = try link(for: lease)
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

  /// A whole lease in one round trip: statements sent together are one transaction already.
  func ask<Answer: Sendable>(
    _ statements: [SQL], lease: Int, work: Canceller.Work,
    read: @Sendable (ArraySlice<ResultSet>) throws -> Answer
  ) throws -> (Answer, isUsable: Bool) {
    let answer = try run(statements, beginning: [], lease: lease, work: work, read: read)
    return (answer, endLease())
  }

  /// Ends the lease with COMMIT; true if the connection may serve another. Whoever asked may be
  /// gone: nothing cancels this.
  func commit(lease: Int) throws -> Bool {
    guard lease == leases.current else { throw TransactionEnded() }
    guard readyFor == lease, hasBegun, let link else { return endLease() }
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
    return link != nil && endLease()
  }

  private func endLease() -> Bool {
    _ = newLease()
    // Nothing was asked of it: it is as it was.
    guard let link else { return true }
    guard !link.isSpent, !link.isBroken, link.isIdle else {
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

/// Counts leases; the latest is the one that holds.
final class Leases: Sendable {
  private let number = Mutex(0)

  var current: Int { number.withLock { $0 } }

  func new() -> Int {
    number.withLock { number in
      number += 1
      return number
    }
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
