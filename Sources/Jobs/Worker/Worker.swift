public import Kernel
public import Logging
import Postgres

/// Delivers facts to their subscribers and does the work that is due. Any number of them, in any
/// number of processes: what one holds, the others pass over.
public struct Worker: Sendable {
  let jobs: Jobs
  let subscriptions: [String: [Subscription]]
  let work: [String: Job]
  let recurring: Recurring
  let webhooks: Webhooks?
  let log: Logger
  /// How long a hand keeps what it claimed without renewing it: so long does work wait whose
  /// process died.
  let leaseSeconds: Int

  public init(
    jobs: Jobs, subscriptions: [Subscription], work: [Job], recurring: Recurring = .none,
    webhooks: Webhooks? = nil, leaseSeconds: Int = 60, log: Logger = Logger(label: "jobs")
  ) {
    self.jobs = jobs
    self.subscriptions = Dictionary(grouping: subscriptions, by: \.name)
    self.work = Dictionary(work.map { ($0.kind, $0) }) { _, _ in
      preconditionFailure("two jobs of one kind")
    }
    self.recurring = recurring
    self.webhooks = webhooks
    self.leaseSeconds = leaseSeconds
    self.log = log
  }

  /// Works until its task is cancelled; what it was doing then is finished or handed back.
  public func run(hands: Int = 4) async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<hands { group.addTask { await workOn(Hand(self)) } }
      group.addTask { await keepTime() }
    }
  }

  /// Does everything that is due now, and what follows from it, and returns how much that was.
  @discardableResult
  public func drain(hands: Int = 1) async throws -> Int {
    try await askForRecurring()
    var total = 0
    while true {
      let done = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<hands { group.addTask { try await doAllDue(Hand(self)) } }
        return try await group.reduce(0, +)
      }
      if done == 0 { return total }
      total += done
    }
  }

  private static let poll = Duration.seconds(1)

  private func workOn(_ free: Hand) async {
    var hand = free
    while !Task.isCancelled {
      let heard = jobs.bell.rings
      do {
        if try await !hand.doOne() { await jobs.bell.wait(after: heard, atMost: Self.poll) }
      } catch is CancellationError {
        return
      } catch {
        log.error("jobs cannot be claimed", metadata: ["reason": "\(Fault.words(error))"])
        try? await Task.sleep(for: Self.poll)
      }
    }
  }

  private func keepTime() async {
    while !Task.isCancelled {
      do {
        try await askForRecurring()
      } catch {
        log.error("recurring work was not asked for", metadata: ["reason": "\(Fault.words(error))"])
      }
      try? await Task.sleep(for: Self.poll)
    }
  }

  private func doAllDue(_ free: Hand) async throws -> Int {
    var hand = free
    var done = 0
    while try await hand.doOne() { done += 1 }
    return done
  }
}
