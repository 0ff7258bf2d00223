import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing

struct OutboxTests {
  @Test func aFactReachesEverySubscriberOnce() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let worker = Worker(
        jobs: lender.jobs, subscriptions: [lender.counting("a"), lender.counting("b")], work: [])
      try await lender.publish(100)
      #expect(try await worker.drain() == 1)
      let told = try await worker.drain()
      #expect(told == 0)
      #expect(lender.tally["a"] == 1)
      #expect(lender.tally["b"] == 1)
    }
  }

  @Test func aFactOfATransactionThatRolledBackIsNeverTold() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let worker = Worker(jobs: lender.jobs, subscriptions: [lender.counting("a")], work: [])
      await #expect(throws: Outage.self) {
        try await database.transaction(for: Cast.solera) { db in
          _ = try await lender.jobs.publish(PaymentSeen(amount: 1), in: db)
          throw Outage()
        }
      }
      let told = try await worker.drain()
      #expect(told == 0)
      #expect(lender.tally["a"] == 0)
    }
  }

  @Test func oneSubscribersFailureDoesNotRepeatAnothersWork() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      let failing = Subscription(subscriber: "b", to: PaymentSeen.self) { _, _, _ in
        tally.add("b")
        if tally["b"] < 3 { throw Outage() }
      }
      let worker = Worker(
        jobs: lender.jobs, subscriptions: [lender.counting("a"), failing], work: [])
      try await lender.publish(100)
      for _ in 0..<4 {
        try await worker.drain()
        lender.clock.advance(by: 60)
      }
      #expect(tally["a"] == 1)
      #expect(tally["b"] == 3)
    }
  }

  @Test func whatNobodyCanHearDiesAndAPersonCanRequeueIt() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let tally = lender.tally
      let worker = Worker(
        jobs: lender.jobs,
        subscriptions: [
          Subscription(subscriber: "b", to: PaymentSeen.self) { _, _, _ in
            tally.add("b")
            if tally["b"] <= 12 { throw Outage() }
          }
        ], work: [])
      try await lender.publish(100)
      for _ in 0..<14 {
        try await worker.drain()
        lender.clock.advance(by: 4_000)
      }
      #expect(tally["b"] == 12)
      let dead = try await lender.jobs.deadLetters(of: Cast.solera)
      #expect(dead.map(\.reason) == ["Outage"])
      #expect(try await lender.jobs.deadLetters(of: Cast.raices).isEmpty)

      let id = try #require(dead.first?.id)
      for expected in [true, false] {
        let requeued = try await database.transaction(for: Cast.solera) { db in
          try await lender.jobs.requeue(id, in: db)
        }
        #expect(requeued == expected)
      }
      try await worker.drain()
      #expect(tally["b"] == 13)
      #expect(try await lender.jobs.deadLetters(of: Cast.solera).isEmpty)
    }
  }

  @Test func manyWorkersAtOnceTellAThousandFactsOnceEach() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      for tenant in [Cast.solera, Cast.raices] {
        try await database.transaction(for: tenant) { db in
          for amount in 1...500 {
            _ = try await lender.jobs.publish(PaymentSeen(amount: Int64(amount)), in: db)
          }
        }
      }
      let workers = (0..<3).map { _ in
        Worker(jobs: lender.jobs, subscriptions: [lender.counting("a")], work: [])
      }
      let done = try await withThrowingTaskGroup(of: Int.self) { group in
        for worker in workers { group.addTask { try await worker.drain(hands: 2) } }
        return try await group.reduce(0, +)
      }
      #expect(done == 1_000)
      #expect(lender.tally["a"] == 1_000)
    }
  }

  @Test func aTransactionThatCommitsLateIsNotLost() async throws {
    try await TestDatabase.with { database in
      let lender = Lender(database)
      let worker = Worker(jobs: lender.jobs, subscriptions: [lender.counting("a")], work: [])
      try await database.transaction(for: Cast.solera) { db in
        _ = try await lender.jobs.publish(PaymentSeen(amount: 1), in: db)
        // A later fact commits, and is delivered, before this one is visible.
        try await lender.publish(2)
        try await worker.drain()
        #expect(lender.tally["a"] == 1)
      }
      try await worker.drain()
      #expect(lender.tally["a"] == 2)
    }
  }
}
