import Audit
import Foundation
import Kernel
import Postgres
import TestKit
import Testing
import Vault

@Suite struct TrailTests {
  private let world = TestWorld()

  private func audit(_ database: Database) -> Audit {
    Audit(
      database: database, world: world.world,
      vault: Vault(root: .ephemeral(), database: database))
  }

  private func record(_ count: Int, with audit: Audit, in database: Database) async throws {
    for number in 0..<count {
      try await database.transaction(for: Cast.solera) { db in
        try await audit.record(
          Act(
            "loan.repayment_applied", by: .system("close"), on: "loan_\(number)",
            facts: ["amount": "\(number)"]), in: db)
      }
    }
  }

  @Test func actsAreSealedAndTheTrailIsWhole() async throws {
    try await TestDatabase.with { database in
      let audit = audit(database)
      try await record(7, with: audit, in: database)
      #expect(try await audit.verify(Cast.solera).unsealed == 7)
      #expect(try await audit.seal(Cast.solera, batchMax: 5) == 5)
      #expect(try await audit.seal(Cast.solera) == 2)
      let report = try await audit.verify(Cast.solera)
      #expect(report.isWhole && report.sealed == 7 && report.unsealed == 0)
    }
  }

  @Test func sealersThatRaceLeaveOneChain() async throws {
    try await TestDatabase.with { database in
      let audit = audit(database)
      try await record(40, with: audit, in: database)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<6 { group.addTask { try await audit.seal(Cast.solera, batchMax: 10) } }
        var total = 0
        for try await linked in group { total += linked }
        #expect(total == 40)
      }
      #expect(try await audit.verify(Cast.solera).isWhole)
    }
  }

  @Test(arguments: [
    "UPDATE audit.act SET facts = '{\"amount\": \"0\"}' WHERE subject = 'loan_2'",
    "DELETE FROM audit.seal WHERE position = 3",
    "UPDATE audit.seal SET position = position + 100 WHERE position = 3",
    "UPDATE audit.seal SET chain = decode(repeat('00', 32), 'hex') WHERE position = 4",
    "DELETE FROM audit.seal WHERE position = 5; DELETE FROM audit.act WHERE subject = 'loan_4'",
  ])
  func everyTamperingShows(_ tampering: String) async throws {
    try await TestDatabase.withDatabase { test in
      let audit = audit(test.database)
      try await record(6, with: audit, in: test.database)
      _ = try await audit.seal(Cast.solera)
      let whole = try await audit.verify(Cast.solera)
      let anchor = TrailAnchor(position: whole.sealed, head: whole.head)
      try await test.tamper(tampering)
      let report = try await audit.verify(Cast.solera, against: anchor)
      #expect(!report.isWhole)
    }
  }

  @Test func cuttingTheEndOffShowsAgainstAnAnchor() async throws {
    try await TestDatabase.withDatabase { test in
      let audit = audit(test.database)
      try await record(6, with: audit, in: test.database)
      _ = try await audit.seal(Cast.solera)
      let whole = try await audit.verify(Cast.solera)
      try await test.tamper(
        "DELETE FROM audit.seal WHERE position > 4; "
          + "DELETE FROM audit.act WHERE subject IN ('loan_4', 'loan_5')")
      #expect(try await audit.verify(Cast.solera).isWhole, "without an anchor it looks whole")
      let anchor = TrailAnchor(position: whole.sealed, head: whole.head)
      #expect(try await !audit.verify(Cast.solera, against: anchor).isWhole)
    }
  }
}
