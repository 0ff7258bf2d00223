import Foundation
import Kernel
import Postgres
import TestKit
import Testing

struct QuestionTests {
  struct Name: RowDecodable, Equatable {
    let text: String

    init(row: Row) throws(ColumnMismatch) { text = try row["name"] }
  }

  private func names(of tenant: TenantID) -> SQL {
    """
    SELECT name
    FROM jobs.event
    WHERE tenant_id = \(tenant)
    """
  }

  @Test func aQuestionIsAskedBehindTheWallOfItsTenant() async throws {
    try await TestDatabase.with { database in
      try await database.execute(for: Cast.solera, [noting("ours", for: Cast.solera)])
      let ours = try await database.rows(Name.self, for: Cast.solera, names(of: Cast.solera))
      #expect(ours.map(\.text) == ["ours"])
      // Another institution's row is not there, whatever the statement names.
      let theirs = try await database.rows(Name.self, for: Cast.raices, names(of: Cast.solera))
      #expect(theirs.isEmpty)
      let outside = try await database.systemRows(Name.self, names(of: Cast.solera))
      #expect(outside.isEmpty)
    }
  }

  @Test func knownStatementsAreOneTransactionInOneRoundTrip() async throws {
    try await TestDatabase.with { database in
      let counts = try await database.execute(
        for: Cast.solera, [noting("a", for: Cast.solera), noting("b", for: Cast.solera)])
      #expect(counts == [1, 1])
      await #expect(throws: PostgresFailure.self) {
        try await database.execute(
          for: Cast.solera, [noting("c", for: Cast.solera), "SELECT 1 / 0"])
      }
      await #expect(throws: PostgresFailure.self) {
        try await database.execute(for: Cast.raices, [noting("stolen", for: Cast.solera)])
      }
      let kept = try await database.notes(of: Cast.solera)
      #expect(kept == 2)
    }
  }
}
