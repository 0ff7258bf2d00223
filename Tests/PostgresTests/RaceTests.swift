import Foundation
import Kernel
import Postgres
import TestKit
import Testing

/// Fifty clients add one peso twenty times to one row: what reading and then writing loses, and
/// what a lock keeps.
struct RaceTests {
  private let row = UUID.version7(at: TestWorld.start, randomness: (7, 7))

  private func add(_ count: Int, in database: Database, locking: Bool) async throws {
    for _ in 0..<count {
      try await database.transaction(for: Cast.solera) { db in
        let read: SQL = """
          SELECT length(key)
          FROM jobs.job
          WHERE tenant_id = \(db.tenant) AND id = \(row)
          """
        let balance = try await db.value(
          Int.self, locking ? "\(sql: read) FOR UPDATE" : "\(sql: read)")
        try await db.execute(
          """
          UPDATE jobs.job
          SET key = repeat('x', \((balance ?? 0) + 1)::int4)
          WHERE tenant_id = \(db.tenant) AND id = \(row)
          """)
      }
    }
  }

  private func total(locking: Bool) async throws -> Int? {
    try await TestDatabase.with { database in
      try await database.execute(
        for: Cast.solera,
        [
          """
          INSERT INTO jobs.job (tenant_id, id, kind, key, payload, requested_at)
          VALUES (\(Cast.solera), \(row), 'balance', 'x', '{}', now())
          """
        ])
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask { try await add(10, in: database, locking: locking) }
        }
        try await group.waitForAll()
      }
      return try await database.read(for: Cast.solera) { db in
        try await db.value(
          Int.self,
          """
          SELECT length(key)
          FROM jobs.job
          WHERE tenant_id = \(db.tenant) AND id = \(row)
          """)
      }
    }
  }

  @Test func aLockKeepsEveryPaymentThatReadingAndWritingWouldLose() async throws {
    #expect(try await total(locking: true) == 201)
    let withoutLock = try #require(try await total(locking: false))
    #expect(withoutLock < 201)
  }

  @Test func aDeadlockIsToldApartAndOneOfTheTwoGoesOn() async throws {
    try await TestDatabase.with { database in
      let ids = (1...2).map { UUID.version7(at: TestWorld.start, randomness: (8, $0)) }
      for id in ids {
        try await database.execute(
          for: Cast.solera,
          [
            """
            INSERT INTO jobs.job (tenant_id, id, kind, key, payload, requested_at)
            VALUES (\(Cast.solera), \(id), 'lock', \(id.uuidString), '{}', now())
            """
          ])
      }
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for order in [ids, ids.reversed()] {
          group.addTask { await locks(order, in: database) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.sorted { !$0 && $1 } == [false, true])
    }
  }

  /// Locks rows one after another with a pause; false if the server chose it as the victim.
  private func locks(_ order: [UUID], in database: Database) async -> Bool {
    do {
      try await database.transaction(for: Cast.solera) { db in
        for id in order {
          _ = try await db.execute(
            """
            SELECT id
            FROM jobs.job
            WHERE tenant_id = \(db.tenant) AND id = \(id)
            FOR UPDATE
            """)
          _ = try await db.execute("SELECT pg_sleep(0.2)")
        }
      }
      return true
    } catch let failure as PostgresFailure {
      return !failure.isTransient
    } catch {
      return true
    }
  }
}
