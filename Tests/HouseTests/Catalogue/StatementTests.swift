import Foundation
import Postgres
import TestKit
import Testing

struct StatementTests {
  @Test func everyStatementNamesItsTenantAndStaysAtHome() async throws {
    let plant = Statement.all(in: SourceTree.plant("Statements"))
    let planted = StatementRules.violations(
      of: plant, schemas: ["servicing", "payments"],
      tenantTables: ["servicing.loan", "payments.receipt"])
    #expect(
      planted == [
        "Sources/Servicing/LoanStore.swift:6 forgets tenant_id: name it first in WHERE and JOIN",
        "Sources/Servicing/LoanStore.swift:10 reads payments: ask its face or its functions",
        "Sources/Servicing/LoanStore.swift:13 says SELECT *: name the columns",
      ])

    let tables = try await TestDatabase.with { database in
      try await database.system { db in
        try await db.values(
          String.self,
          """
          SELECT n.nspname || '.' || c.relname
          FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
          WHERE c.relkind IN ('r', 'p') AND n.nspname <> 'system'
          """)
      }
    }
    let schemas = Set(tables.map { String($0.prefix { $0 != "." }) })
    #expect(
      StatementRules.violations(
        of: Statement.all(in: SourceTree.files), schemas: schemas, tenantTables: Set(tables)
      ).isEmpty)
  }

  @Test func theServerUnderstandsEveryStatement() async throws {
    let planted = try await TestDatabase.withDatabase { test in
      try await Probe(test: test).unprepared([
        ("good", "SELECT id FROM jobs.event WHERE tenant_id = $1"),
        ("bad", "SELECT naem FROM jobs.event WHERE tenant_id = $1"),
      ])
    }
    #expect(planted.map(\.place) == ["bad"])

    let whole = Statement.all(in: SourceTree.files).filter { !$0.hasParts }
    #expect(whole.count > 50)
    let refused = try await TestDatabase.withDatabase { test in
      try await Probe(test: test).unprepared(whole.map { ("\($0.path):\($0.line)", $0.text) })
    }
    #expect(refused.isEmpty)
  }
}
