import Foundation
import Jobs
import Kernel
import Postgres
import Synchronization
import TestKit
import Testing

/// Several hands at the same heads, with leases short enough to run out.
struct HandTests {
  private let loan = LoanID(UUID.version7(at: TestWorld.start, randomness: (1, 1)))

  private func ask(_ lender: Lender, _ keys: [String], for tenant: TenantID) async throws {
    try await lender.database.transaction(for: tenant) { db in
      for key in keys {
        _ = try await lender.jobs.enqueue(
          kind: "remind", key: key, payload: Reminder(loan: loan), in: db)
      }
    }
  }

  private func worker(
    _ lender: Lender, leaseSeconds: Int = 60,
    _ handle: @escaping @Sendable (JobContext) async throws -> Void
  ) -> Worker {
    Worker(
      jobs: lender.jobs, subscriptions: [],
      work: [Job(kind: "remind", as: Reminder.self) { _, context in try await handle(context) }],
      leaseSeconds: leaseSeconds)
  }

  @Test func whatWaitsBehindASlowItemIsDoneByAnotherHandAndOnlyOnce() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      let handle: @Sendable (JobContext) async throws -> Void = { context in
        tally.add("any")
        tally.add("\(context.id)")
        // The first outlasts its lease three times over: only renewing keeps it.
        if tally["any"] == 1 { try await Task.sleep(for: .seconds(3)) }
      }
      try await ask(lender, (1...5).map { "k\($0)" }, for: Cast.solera)
      let workers = (0..<2).map { _ in worker(lender, leaseSeconds: 1, handle) }
      let done = try await withThrowingTaskGroup(of: Int.self) { group in
        for worker in workers { group.addTask { try await worker.drain(hands: 2) } }
        return try await group.reduce(0, +)
      }
      #expect(done == 5)
      #expect(tally["any"] == 5)
    }
  }

  @Test func aHandWhoseLeaseWasTakenStopsAndTouchesNothing() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      try await ask(lender, ["k"], for: Cast.solera)
      let slow = worker(lender, leaseSeconds: 1) { _ in
        tally.add("begun")
        do {
          try await Task.sleep(for: .seconds(60))
          tally.add("ended")
        } catch {
          tally.add("stopped")
          throw error
        }
      }
      async let slowDone = slow.drain()
      for _ in 0..<500 where tally["begun"] == 0 { try await Task.sleep(for: .milliseconds(10)) }
      let thief = UUID.version7(at: TestWorld.start, randomness: (7, 7))
      try await database.system { db in
        _ = try await db.execute(
          """
          UPDATE system.work
          SET lease_holder = \(thief), lease_until = now() + interval '1 hour'
          """)
      }
      #expect(try await slowDone == 1)
      #expect(tally["stopped"] == 1)
      #expect(tally["ended"] == 0)
      let holders = try await database.system { db in
        try await db.values(UUID.self, "SELECT lease_holder FROM system.work")
      }
      #expect(holders == [thief])
    }
  }

  @Test func workWhoseProcessDiedIsTakenOnceItsLeaseIsOver() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      try await ask(lender, ["k"], for: Cast.solera)
      try await database.system { db in
        _ = try await db.execute(
          """
          UPDATE system.work
          SET lease_holder = id, lease_until = now() + interval '1 second', attempts = 1
          """)
      }
      let worker = worker(lender) { context in tally.add("\(context.attempt)") }
      #expect(try await worker.drain() == 0)
      try await Task.sleep(for: .milliseconds(1_100))
      #expect(try await worker.drain() == 1)
      #expect(tally["2"] == 1)
    }
  }

  @Test func aLongQueueOfOneInstitutionDoesNotKeepAnotherWaiting() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let order = Mutex<[TenantID]>([])
      // Two thousand that have waited for a year, and one that has just come.
      let longAgo = lender.clock.now.addingTimeInterval(-365 * 86_400)
      try await database.transaction(for: Cast.raices) { db in
        for number in 1...2_000 {
          _ = try await lender.jobs.enqueue(
            kind: "remind", key: "k\(number)", payload: Reminder(loan: loan), runAt: longAgo,
            in: db)
        }
      }
      try await ask(lender, ["mine"], for: Cast.solera)
      let worker = worker(lender) { context in order.withLock { $0.append(context.tenant) } }
      #expect(try await worker.drain(hands: 4) == 2_001)
      let place = order.withLock { $0.firstIndex(of: Cast.solera) }
      #expect(try #require(place) < 8)
    }
  }

  /// Of the first eight works of eight hands that begin at once, four are of each: they wait for
  /// each other.
  @Test func handsThatClaimAtOnceAreSharedOut() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      for tenant in [Cast.raices, Cast.solera] {
        try await ask(lender, (1...20).map { "k\($0)" }, for: tenant)
      }
      let worker = worker(lender) { context in
        guard tally["any"] < 8 else { return }
        tally.add("\(context.tenant)")
        tally.add("any")
        for _ in 0..<400 where tally["any"] < 8 {
          try await Task.sleep(for: .milliseconds(50))
        }
      }
      try await worker.drain(hands: 8)
      #expect(tally["\(Cast.raices)"] == 4)
      #expect(tally["\(Cast.solera)"] == 4)
    }
  }

  @Test func slowWorkOfOneInstitutionDoesNotTakeEveryHand() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      try await ask(lender, (1...3).map { "k\($0)" }, for: Cast.raices)
      try await ask(lender, (1...20).map { "k\($0)" }, for: Cast.solera)
      let worker = worker(lender) { context in
        guard context.tenant == Cast.raices else {
          if tally["slow"] == 0 { tally.add("meanwhile") }
          return
        }
        for _ in 0..<400 where tally["meanwhile"] < 20 {
          try await Task.sleep(for: .milliseconds(50))
        }
        tally.add("slow")
      }
      try await worker.drain(hands: 2)
      #expect(tally["meanwhile"] == 20)
    }
  }
}
