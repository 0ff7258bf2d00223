import Foundation
import Kernel
import Postgres
import TestKit
import Testing

struct TransactionTests {
  @Test func whatThrowsLeavesNothingBehind() async throws {
    try await TestDatabase.with { database in
      await #expect(throws: Deliberate.self) {
        try await database.transaction(for: Cast.solera) { db in
          try await db.note("gone")
          throw Deliberate()
        }
      }
      let notes = try await database.notes(of: Cast.solera)
      #expect(notes == 0)
    }
  }

  @Test func aFailureThatTheBodySwallowsIsNotCommitted() async throws {
    try await TestDatabase.with { database in
      await #expect(throws: TransactionAborted.self) {
        try await database.transaction(for: Cast.solera) { db in
          try await db.note("lost")
          _ = try? await db.execute("SELECT 1 / 0")
        }
      }
      let notes = try await database.notes(of: Cast.solera)
      #expect(notes == 0)
    }
  }

  @Test func aFailureInTheMiddleOfAPipelineStopsWhatIsBehindIt() async throws {
    try await TestDatabase.with { database in
      let failure = await #expect(throws: PostgresFailure.self) {
        try await database.transaction(for: Cast.solera) { db in
          try await db.pipeline([noting("a", for: db.tenant), "SELECT 1 / 0", "SELECT 1"])
        }
      }
      #expect(failure?.sqlState == "22012")
      let notes = try await database.notes(of: Cast.solera)
      #expect(notes == 0)
      // The connection that failed serves the next transaction.
      try await database.transaction(for: Cast.solera) { db in
        let affected = try await db.pipeline([noting("a", for: db.tenant), "SELECT 1"])
        #expect(affected == [1, 1])
      }
      let kept = try await database.notes(of: Cast.solera)
      #expect(kept == 1)
    }
  }

  @Test func aReadWritesNothing() async throws {
    try await TestDatabase.with { database in
      let failure = await #expect(throws: PostgresFailure.self) {
        try await database.read(for: Cast.solera) { db in try await db.note("no") }
      }
      #expect(failure?.sqlState == "25006")
    }
  }

  @Test func aTransactionUsedAfterItsEndIsRefused() async throws {
    try await TestDatabase.with { database in
      let escaped = try await database.transaction(for: Cast.solera) { db in db }
      await #expect(throws: TransactionEnded.self) { try await escaped.execute("SELECT 1") }
    }
  }

  @Test func whatWaitsForCommitRunsOnlyIfItHappens() async throws {
    try await TestDatabase.with { database in
      let ran = Counter()
      try await database.transaction(for: Cast.solera) { db in
        db.afterCommit { ran.add() }
        try await db.note("kept")
        #expect(ran.count == 0)
      }
      #expect(ran.count == 1)
      _ = try? await database.transaction(for: Cast.solera) { db in
        db.afterCommit { ran.add() }
        throw Deliberate()
      }
      #expect(ran.count == 1)
    }
  }

  @Test func aRefusedConstraintSaysItsNameAndNeverTheValue() async throws {
    try await TestDatabase.with { database in
      let failure = await #expect(throws: PostgresFailure.self) {
        try await database.transaction(for: Cast.solera) { db in
          try await db.note("GOMC850101", id: 1)
          try await db.note("GOMC850101", id: 1)
        }
      }
      #expect(failure?.isUniqueViolation == true)
      #expect(failure?.constraint == "inbox_pkey" || failure?.constraint == "event_pkey")
      let malformed = await #expect(throws: PostgresFailure.self) {
        try await database.system { db in
          try await db.value(Int.self, "SELECT \("GOMC850101")::int8")
        }
      }
      for text in [failure?.description, malformed?.description] {
        #expect(text?.contains("GOMC850101") == false)
      }
    }
  }

  @Test func aZeroByteInTextIsRefusedAndNotCutShort() async throws {
    try await TestDatabase.with { database in
      _ = await #expect(throws: PostgresFailure.self) {
        try await database.system { db in try await db.value(String.self, "SELECT \("a\0b")::text")
        }
      }
    }
  }
}
