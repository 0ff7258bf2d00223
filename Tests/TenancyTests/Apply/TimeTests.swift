import Kernel
import Postgres
import Tenancy
import TestKit
import Testing

@Suite struct TimeTests {
  private func open(_ database: Database) async throws -> (Tenants, TenantID, CalendarDate) {
    let tenants = Tenants(database: database)
    let opening = try #require(CalendarDate("2026-11-20"))
    let applied = try await tenants.apply(
      try ValidManifest(DemoFolders.folder("solera")), by: .system("cli"), openingOn: opening)
    return (tenants, applied.tenant, opening)
  }

  @Test func theBusinessDateGoesForwardOnceHoweverOftenItIsTold() async throws {
    try await TestDatabase.with { database in
      let (tenants, id, opening) = try await open(database)
      for _ in 0..<2 {
        try await database.transaction(for: id) { db in
          try await tenants.advanceBusinessDate(
            from: opening, to: opening.adding(days: 1), in: db)
        }
      }
      #expect(try await tenants.businessDate(id) == opening.adding(days: 1))
      await #expect(throws: TimeRefused.businessDateMoved(seen: opening)) {
        try await database.transaction(for: id) { db in
          try await tenants.advanceBusinessDate(
            from: opening, to: opening.adding(days: 9), in: db)
        }
      }
    }
  }

  @Test func aDemonstrationsClockMovesAndOthersDoNot() async throws {
    try await TestDatabase.with { database in
      let (tenants, id, _) = try await open(database)
      try await tenants.setClockOffset(id, seconds: 86_400)
      #expect(tenants.clockOffsetSeconds(id) == 86_400)
      let elsewhere = Tenants(database: database)
      try await elsewhere.refresh()
      #expect(elsewhere.clockOffsetSeconds(id) == 86_400)
      await #expect(throws: TimeRefused.outOfRange) {
        try await tenants.setClockOffset(id, seconds: -31_536_001)
      }
    }
  }

  @Test func anInstitutionThatIsNotADemonstrationKeepsTheWallClock() async throws {
    try await TestDatabase.with { database in
      let tenants = Tenants(database: database)
      let folder = try DemoFolders.solera(
        "tenant.yaml", replacing: "demo: true", with: "demo: false")
      let id = try await tenants.apply(try ValidManifest(folder), by: .system("cli")).tenant
      await #expect(throws: TimeRefused.notADemonstration) {
        try await tenants.setClockOffset(id, seconds: 60)
      }
      #expect(throws: TenantUnknown.self) { try tenants.tenant(TenantID(99)) }
    }
  }

  @Test func theManifestOfAnotherInstitutionCannotBeSeen() async throws {
    try await TestDatabase.with { database in
      let (_, id, _) = try await open(database)
      let seen = try await database.read(for: TenantID(id.number + 1)) { db in
        try await db.value(
          Int.self,
          "SELECT count(*) FROM tenancy.manifest_version WHERE tenant_id = \(id)")
      }
      #expect(seen == 0)
    }
  }
}
