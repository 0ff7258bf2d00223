import Kernel
import Logging
import Postgres

extension Hand {
  /// Tells each subscriber in a transaction of its own: what one makes of a fact cannot undo what
  /// another did, and those who already heard are passed over when it is told again.
  func deliver(_ claimed: Claimed) async throws {
    let listeners = worker.subscriptions[claimed.name] ?? []
    guard !listeners.isEmpty || worker.webhooks != nil else { return }
    let id = EventID(claimed.id)
    let event = try await worker.jobs.database.read(for: claimed.tenant) { db in
      try await db.event(id)
    }
    guard let event else { throw Hopeless("the event is not in the outbox") }
    var failures: [any Error] = []
    for listener in listeners {
      do {
        try await tell(event, to: listener)
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        failures.append(error)
        worker.log.warning(
          "a subscriber failed",
          metadata: [
            "subscriber": "\(listener.subscriber)", "event": "\(event.name)",
            "reason": "\(Fault.words(error))",
          ])
      }
    }
    try await worker.webhooks?.fanOut(event)
    if let first = failures.first { throw first }
  }

  private func tell(_ event: StoredEvent, to listener: Subscription) async throws {
    try await worker.jobs.database.transaction(for: event.envelope.tenant) { db in
      guard try await db.noteHeard(event.envelope.id, by: listener.subscriber) else { return }
      try await listener.handle(event, db)
    }
  }

  func doJob(_ claimed: Claimed) async throws {
    guard let job = worker.work[claimed.name] else { throw Hopeless("nobody does \(claimed.name)") }
    let id = JobID(claimed.id)
    let payload = try await worker.jobs.database.read(for: claimed.tenant) { db in
      try await db.payload(of: id)
    }
    guard let payload else { throw Hopeless("the job is not in the queue") }
    try await job.handle(
      payload, JobContext(id: id, tenant: claimed.tenant, attempt: claimed.attempt))
  }
}
