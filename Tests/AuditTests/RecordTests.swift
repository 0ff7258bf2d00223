import Audit
import Kernel
import Postgres
import TestKit
import Testing
import Vault

struct RecordTests {
  @Test func anActIsKeptOnlyIfWhatItRecordsHappened() async throws {
    try await TestDatabase.with { database in
      let audit = Audit(
        database: database, world: TestWorld().world,
        vault: Vault(root: .ephemeral(), database: database))
      let act = Act("loan.write_off", by: .system("test"), on: "loan_1", facts: ["a": "1"])
      try await database.transaction(for: Cast.solera) { db in
        try await audit.record(act, in: db)
      }
      _ = try? await database.transaction(for: Cast.solera) { db in
        try await audit.record(act, in: db)
        throw CancellationError()
      }
      let count = try await database.read(for: Cast.solera) { db in
        try await db.value(
          Int.self,
          """
          SELECT count(*)
          FROM audit.act
          WHERE tenant_id = \(db.tenant)
          """)
      }
      #expect(count == 1)
    }
  }
}
