import Kernel
import Postgres
import TestKit
import Testing

struct TransactionTests {
  @Test func aValueComesBackAsItWasSent() async throws {
    try await TestDatabase.with { database in
      let tenant = try await database.transaction(for: Cast.solera) { db in
        try await db.value(TenantID.self, "SELECT current_setting('caudal.tenant')::int4")
      }
      #expect(tenant == Cast.solera)
    }
  }
}
