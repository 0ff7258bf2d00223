import Foundation
import Kernel
import Postgres
import TestKit
import Testing

struct PoolTests {
  @Test func tenThousandCheckoutsOfTwoTenantsNeverMix() async throws {
    try await TestDatabase.with { database in
      for tenant in [Cast.solera, Cast.raices] {
        try await database.transaction(for: tenant) { db in
          try await db.note("\(tenant)")
        }
      }
      let mixed = try await withThrowingTaskGroup(of: Int.self) { group in
        for lane in 0..<20 {
          group.addTask {
            var generator = SystemRandomNumberGenerator()
            var mixed = 0
            for _ in 0..<500 {
              let tenant = Bool.random(using: &generator) ? Cast.solera : Cast.raices
              let names = try await database.read(for: tenant) { db in
                // No tenant in the statement: the wall alone must hold.
                try await db.values(String.self, "SELECT name FROM jobs.event")
              }
              if names != ["\(tenant)"] { mixed += 1 }
              if lane == 0 {
                let outside = try await database.system { db in
                  try await db.value(Int.self, "SELECT count(*) FROM jobs.event")
                }
                if outside != 0 { mixed += 1 }
              }
            }
            return mixed
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(mixed == 0)
    }
  }

  @Test func whoWaitsTooLongIsToldToComeBack() async throws {
    let test = try await TestDatabase.make(
      pool: PoolSettings(connectionsMax: 1, waitTimeout: .milliseconds(100)))
    try await test.database.system { db in
      _ = try await db.execute("SELECT 1")
      let exhausted = await #expect(throws: PoolExhausted.self) {
        try await test.database.system { other in try await other.execute("SELECT 1") }
      }
      #expect(exhausted?.problem.status == 503)
    }
    // What it waited for came back: the next one is served.
    try await test.database.system { db in _ = try await db.execute("SELECT 1") }
    await test.close()
  }

  @Test func whoeverWaitedIsServedInTurn() async throws {
    let test = try await TestDatabase.make(pool: PoolSettings(connectionsMax: 2))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await test.database.system { db in _ = try await db.execute("SELECT pg_sleep(0.001)")
          }
        }
      }
      try await group.waitForAll()
    }
    await test.close()
  }

  @Test func aBackendThatWasKilledIsReplaced() async throws {
    try await TestDatabase.with { database in
      let first = try await database.system { db in
        try await db.value(Int.self, "SELECT pg_backend_pid()")
      }
      let failure = await #expect(throws: PostgresFailure.self) {
        try await database.system { db in
          _ = try await db.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(failure?.isConnectionLost == true)
      let second = try await database.system { db in
        try await db.value(Int.self, "SELECT pg_backend_pid()")
      }
      #expect(first != second)
    }
  }

  @Test func aBackendThatDiedWhileIdleIsNoticedBeforeItServes() async throws {
    try await TestDatabase.with { database in
      let idle = try await database.system { db in
        try await db.value(Int.self, "SELECT pg_backend_pid()")
      }
      try await database.system { holding in
        _ = try await holding.execute("SELECT 1")
        // The one above took the idle connection; this one is another, and kills it afterwards.
        _ = idle
      }
      try await database.system { db in
        let own = try await db.value(Int.self, "SELECT pg_backend_pid()")
        #expect(own == idle)
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            try await database.system { db in _ = try await db.execute("SELECT pg_sleep(0.02)") }
          }
        }
        try await group.waitForAll()
      }
      try await database.system { db in
        _ = try await db.execute(
          """
          SELECT pg_terminate_backend(pid)
          FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """)
      }
      try await Task.sleep(for: .milliseconds(50))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await database.system { db in _ = try await db.execute("SELECT pg_sleep(0.01)") }
          }
        }
        try await group.waitForAll()
      }
    }
  }
}
