import Foundation
import Kernel
import Postgres
import TestKit
import Testing

struct CancelTests {
  @Test func cancellingATaskStopsItsStatementAndNoOther() async throws {
    try await TestDatabase.with { database in
      let started = ContinuousClock.now
      let sleeper = Task {
        try await database.transaction(for: Cast.solera) { db in
          try await db.note("never")
          _ = try await db.execute("SELECT pg_sleep(20)")
        }
      }
      try await Task.sleep(for: .milliseconds(100))
      sleeper.cancel()
      await #expect(throws: CancellationError.self) { try await sleeper.value }
      #expect(ContinuousClock.now - started < .seconds(5))
      for _ in 0..<50 {
        try await database.system { db in _ = try await db.execute("SELECT 1") }
      }
      let notes = try await database.notes(of: Cast.solera)
      #expect(notes == 0)
    }
  }

  @Test func aCancelledTaskStillCommitsWhatItDecided() async throws {
    try await TestDatabase.with { database in
      let writer = Task {
        try await database.transaction(for: Cast.solera) { db in
          try await db.note("kept")
          withUnsafeCurrentTask { $0?.cancel() }
        }
      }
      try await writer.value
      let notes = try await database.notes(of: Cast.solera)
      #expect(notes == 1)
    }
  }

  @Test func cancellingAtRandomMomentsNeverBreaksTheNeighbours() async throws {
    try await TestDatabase.with { database in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for lane in 0..<8 {
          group.addTask {
            for round in 0..<40 {
              let task = Task {
                try await database.system { db in
                  _ = try await db.execute("SELECT pg_sleep(0.002)")
                  _ = try await db.execute("SELECT 1")
                }
              }
              try await Task.sleep(for: .microseconds((lane * 37 + round * 91) % 3_000))
              if lane % 2 == 0 { task.cancel() }
              do { try await task.value } catch is CancellationError { #expect(lane % 2 == 0) }
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  @Test func aStatementThatTakesTooLongIsAFailureAndNotACancellation() async throws {
    try await TestDatabase.withDatabase { test in
      var hasty = test.settings
      hasty.statementTimeoutSeconds = 1
      let database = Database(hasty)
      let failure = await #expect(throws: PostgresFailure.self) {
        try await database.system { db in _ = try await db.execute("SELECT pg_sleep(5)") }
      }
      #expect(failure?.isStatementTimeout == true)
      await database.close()
    }
  }
}
