import Foundation
import Kernel
import Logging
import Postgres

extension Hand {
  /// Tries what was claimed, and records how it went whatever happens.
  func attempt(_ claimed: Claimed) async {
    do {
      try await whileRenewing(claimed) { try await perform(claimed) }
      try await finish(claimed)
    } catch is LeaseLost {
      worker.log.warning(
        "a lease was lost",
        metadata: [
          "name": "\(claimed.name)", "tenant": "\(claimed.tenant)", "id": "\(claimed.id)",
        ])
    } catch is CancellationError {
      await record { try await handBack(claimed, in: 0) }
    } catch let hopeless as Hopeless {
      await record { try await bury(claimed, reason: hopeless.reason) }
    } catch {
      let reason = Fault.words(error)
      worker.log.warning(
        "an attempt failed",
        metadata: [
          "name": "\(claimed.name)", "tenant": "\(claimed.tenant)", "id": "\(claimed.id)",
          "attempt": "\(claimed.attempt)", "reason": "\(reason)",
        ])
      await record {
        if claimed.attempt >= attemptsMax(of: claimed) {
          try await bury(claimed, reason: reason)
        } else {
          try await handBack(claimed, in: wait(after: claimed))
        }
      }
    }
  }

  private func perform(_ claimed: Claimed) async throws {
    switch claimed.purpose {
    case .event: try await deliver(claimed)
    case .job: try await doJob(claimed)
    case .webhook:
      guard let webhooks = worker.webhooks else { throw Hopeless("nothing sends webhooks") }
      try await webhooks.send(claimed.id, for: claimed.tenant)
    }
  }

  private func attemptsMax(of claimed: Claimed) -> Int {
    switch claimed.purpose {
    case .event: Backoff.attemptsMax
    case .job: worker.work[claimed.name]?.attemptsMax ?? Backoff.attemptsMax
    case .webhook: Webhooks.waitsSeconds.count + 1
    }
  }

  private func wait(after claimed: Claimed) -> TimeInterval {
    switch claimed.purpose {
    case .event, .job: Backoff.seconds(after: claimed.attempt)
    case .webhook: Webhooks.waitsSeconds[claimed.attempt - 1]
    }
  }

  /// In a task of its own, because the worker may be stopping. If even this fails the lease runs
  /// out, and another worker tries.
  private func record(_ outcome: @escaping @Sendable () async throws -> Void) async {
    do {
      try await Task { try await outcome() }.value
    } catch {
      worker.log.error("an outcome was not recorded", metadata: ["reason": "\(Fault.words(error))"])
    }
  }

  private func finish(_ claimed: Claimed) async throws {
    try await worker.jobs.database.transaction(for: claimed.tenant) { db in
      guard try await db.removeHead(claimed.id, holder: holder) else { return }
      if claimed.purpose == .job {
        try await db.markDone(JobID(claimed.id), at: worker.jobs.world.now(claimed.tenant))
      }
    }
  }

  private func handBack(_ claimed: Claimed, in seconds: TimeInterval) async throws {
    let runAt = worker.jobs.world.now(claimed.tenant).addingTimeInterval(seconds)
    try await worker.jobs.database.transaction(for: claimed.tenant) { db in
      try await db.postpone(claimed.id, holder: holder, until: runAt)
    }
  }

  private func bury(_ claimed: Claimed, reason: String) async throws {
    let now = worker.jobs.world.now(claimed.tenant)
    try await worker.jobs.database.transaction(for: claimed.tenant) { db in
      guard try await db.removeHead(claimed.id, holder: holder) else { return }
      try await db.insertDeadLetter(claimed, reason: reason, at: now)
      if claimed.purpose == .webhook { try await db.giveUp(claimed.id, at: now) }
    }
  }

  /// A long job keeps its lease; one whose process died loses it, and one that lost it stops: the
  /// hand that has it now would otherwise do the same beside it.
  private func whileRenewing(
    _ claimed: Claimed, _ body: @escaping @Sendable () async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await body() }
      group.addTask { try await renewUntilLost(claimed) }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// A renewal that does not get through is tried again, as long as the lease lasts.
  private func renewUntilLost(_ claimed: Claimed) async throws {
    let lease = Duration.seconds(worker.leaseSeconds)
    var end = ContinuousClock.now + lease
    while ContinuousClock.now < end {
      try await Task.sleep(for: lease / 3)
      let start = ContinuousClock.now
      let isHeld: Bool
      do {
        isHeld = try await renew(claimed)
      } catch is CancellationError {
        return
      } catch {
        worker.log.warning(
          "a lease was not renewed", metadata: ["reason": "\(Fault.words(error))"])
        continue
      }
      guard isHeld else { break }
      end = start + lease
    }
    throw LeaseLost()
  }

  private func renew(_ claimed: Claimed) async throws -> Bool {
    try await worker.jobs.database.system { db in
      try await db.renewLease(claimed.id, holder: holder, leaseSeconds: worker.leaseSeconds)
    }
  }
}

/// How long to wait before the next attempt: twice as long each time, up to an hour.
enum Backoff {
  static let attemptsMax = 12

  static func seconds(after attempt: Int) -> TimeInterval {
    TimeInterval(min(3_600, 1 << min(attempt, 12)))
  }
}
