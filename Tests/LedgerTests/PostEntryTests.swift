import Kernel
import Ledger
import Postgres
import TestKit
import Testing

@Suite struct PostEntryTests {
  private let world = TestWorld().world
  private let today = CalendarDate("2026-11-20")!

  private func entry(_ source: String, _ pesos: Int64 = 100) -> Entry {
    Entry(
      effectiveOn: today, source: source, memo: "Pago en caja",
      lines: [.debit(.caja, .mxn(pesos)), .credit(.depositosPorAplicar, .mxn(pesos))])
  }

  @Test func anEntryIsWrittenAndTheTrialBalanceAgrees() async throws {
    try await TestDatabase.with { database in
      let ledger = Ledger(database: database, world: world)
      try await database.transaction(for: Cast.solera) { db in
        try await ledger.post(entry("a"), in: db)
        try await ledger.post(entry("b", 50), in: db)
      }
      let balance = try await ledger.trialBalance(
        of: Cast.solera, from: today.firstOfMonth, through: today)
      #expect(balance.isBalanced)
      #expect(balance.rows.map(\.account) == ["1101", "2102"])
      #expect(balance.rows[0].closing == .mxn(150))
    }
  }

  @Test func theSameSourceTwiceIsOneEntry() async throws {
    try await TestDatabase.with { database in
      let ledger = Ledger(database: database, world: world)
      let first = try await database.transaction(for: Cast.solera) { db in
        try await ledger.post(entry("a"), in: db)
      }
      let second = try await database.transaction(for: Cast.solera) { db in
        try await ledger.post(entry("a", 999), in: db)
      }
      #expect(first == second)
      let balance = try await ledger.trialBalance(
        of: Cast.solera, from: today, through: today)
      #expect(balance.debits == .mxn(100))
    }
  }

  @Test func racedPostingsOfOneSourceLeaveOne() async throws {
    try await TestDatabase.with { database in
      let ledger = Ledger(database: database, world: world)
      let today = today
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<12 {
          group.addTask {
            try await database.transaction(for: Cast.solera) { db in
              _ = try await ledger.post(entry("one"), in: db)
            }
          }
        }
        try await group.waitForAll()
      }
      let balance = try await ledger.trialBalance(of: Cast.solera, from: today, through: today)
      #expect(balance.debits == .mxn(100))
    }
  }

  @Test func theDatabaseItselfRefusesLinesThatDoNotBalance() async throws {
    try await TestDatabase.with { database in
      let ledger = Ledger(database: database, world: world)
      let id = try await database.transaction(for: Cast.solera) { db in
        try await ledger.post(entry("a"), in: db)
      }
      let entryID = try #require(id)
      await #expect(throws: PostgresFailure.self) {
        try await database.transaction(for: Cast.solera) { db in
          _ = try await db.execute(
            """
            INSERT INTO ledger.line (tenant_id, entry_id, number, account, amount, effective_on)
            VALUES (\(db.tenant), \(entryID), 9, '1101', 1, \(today))
            """)
        }
      }
    }
  }

  @Test func whatWasWrittenCannotBeChangedNorDeleted() async throws {
    try await TestDatabase.with { database in
      let ledger = Ledger(database: database, world: world)
      try await database.transaction(for: Cast.solera) { db in
        _ = try await ledger.post(entry("a"), in: db)
      }
      for statement in [
        "UPDATE ledger.line SET amount = 1 WHERE tenant_id = 1",
        "DELETE FROM ledger.entry WHERE tenant_id = 1",
      ] as [SQL] {
        await #expect(throws: PostgresFailure.self) {
          try await database.transaction(for: Cast.solera) { db in
            _ = try await db.execute(statement)
          }
        }
      }
    }
  }

  @Test func anotherInstitutionSeesNothing() async throws {
    try await TestDatabase.with { database in
      let ledger = Ledger(database: database, world: world)
      try await database.transaction(for: Cast.solera) { db in
        _ = try await ledger.post(entry("a"), in: db)
      }
      let balance = try await ledger.trialBalance(of: Cast.raices, from: today, through: today)
      #expect(balance.rows.isEmpty)
    }
  }
}
