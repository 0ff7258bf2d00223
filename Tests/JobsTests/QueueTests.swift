import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing

struct QueueTests {
  private let loan = LoanID(UUID.version7(at: TestWorld.start, randomness: (1, 1)))

  @Test func workIsDoneOnceForEachKeyHoweverOftenItIsAskedFor() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      let worker = Worker(
        jobs: lender.jobs, subscriptions: [],
        work: [
          Job(kind: "remind", as: Reminder.self) { reminder, context in
            tally.add("\(reminder.loan) \(context.attempt)")
          }
        ])
      let answers = try await database.transaction(for: Cast.solera) { db in
        [
          try await lender.jobs.enqueue(
            kind: "remind", key: "k", payload: Reminder(loan: loan), in: db),
          try await lender.jobs.enqueue(
            kind: "remind", key: "k", payload: Reminder(loan: loan), in: db),
        ]
      }
      #expect(answers == [.now, .earlier])
      #expect(try await worker.drain() == 1)
      #expect(tally["\(loan) 1"] == 1)
    }
  }

  @Test func workWaitsForItsTimeInTheInstitutionsOwnClock() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      let worker = Worker(
        jobs: lender.jobs, subscriptions: [],
        work: [Job(kind: "remind", as: Reminder.self) { _, _ in tally.add("done") }])
      try await database.transaction(for: Cast.solera) { db in
        _ = try await lender.jobs.enqueue(
          kind: "remind", key: "k", payload: Reminder(loan: loan),
          runAt: lender.clock.now.addingTimeInterval(86_400), in: db)
      }
      try await worker.drain()
      #expect(tally["done"] == 0)
      lender.clock.advance(days: 1)
      try await worker.drain()
      #expect(tally["done"] == 1)
    }
  }

  @Test func hopelessWorkDiesAtOnce() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let worker = Worker(
        jobs: lender.jobs, subscriptions: [],
        work: [Job(kind: "remind", as: Reminder.self) { _, _ in throw Hopeless("sin teléfono") }])
      try await database.transaction(for: Cast.solera) { db in
        _ = try await lender.jobs.enqueue(
          kind: "remind", key: "k", payload: Reminder(loan: loan), in: db)
      }
      try await worker.drain()
      let dead = try await lender.jobs.deadLetters(of: Cast.solera)
      #expect(dead.map(\.reason) == ["sin teléfono"])
      #expect(dead.map(\.attempts) == [1])
    }
  }

  @Test func recurringWorkIsAskedForOnceInEachSlot() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      let workers = (0..<2).map { _ in
        Worker(
          jobs: lender.jobs, subscriptions: [],
          work: [Job(kind: "sweep", as: RecurringSlot.self) { _, _ in tally.add("swept") }],
          recurring: Recurring([.init("sweep", everySeconds: 60)], tenants: { [Cast.solera] }))
      }
      for worker in workers + workers { try await worker.drain() }
      #expect(tally["swept"] == 1)
      lender.clock.advance(by: 60)
      for worker in workers { try await worker.drain() }
      #expect(tally["swept"] == 2)
    }
  }

  @Test func aRunningWorkerHearsTheBellAndStopsWhenCancelled() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let worker = Worker(jobs: lender.jobs, subscriptions: [lender.counting("a")], work: [])
      let running = Task { await worker.run(hands: 2) }
      try await lender.publish(1)
      for _ in 0..<200 where lender.tally["a"] == 0 {
        try await Task.sleep(for: .milliseconds(10))
      }
      #expect(lender.tally["a"] == 1)
      running.cancel()
      await running.value
    }
  }
}
