import Foundation
import Postgres
import TestKit
import Testing

struct CatalogueTests {
  private static let rules = CatalogueRule.allCases.map { (name: $0.rawValue, query: $0.query) }

  @Test func everyRuleSeesItsPlant() async throws {
    let plant = Repository.path("Tests/HouseTests/Plants/Catalogue/up.sql")
    let script = String(decoding: try Data(contentsOf: URL(filePath: plant)), as: UTF8.self)
    let found = try await TestDatabase.withDatabase { test in
      try await Probe(test: test).run(
        script
          + Self.rules.map { name, query in
            "INSERT INTO probe.finding SELECT '\(name)', found.* FROM (\(query)) AS found;"
          }.joined(separator: "\n"))
    }
    let seen = Set(found.map(\.place))
    for rule in CatalogueRule.allCases {
      #expect(seen.contains(rule.rawValue), "\(rule.rawValue) does not see its plant")
    }
  }

  /// Each table by itself, so that no name in the list is only decoration.
  @Test func everyKeptTableIsSeenWhenItsRowsCanBeChangedOrDeleted() async throws {
    for right in ["UPDATE", "DELETE"] {
      let tables =
        KeptTables.appendOnly + (right == "DELETE" ? KeptTables.neverDeleted : [])
      let rules: [CatalogueRule] = [.writtenRowsAreNotChanged, .moneyRowsAreNotDeleted]
      let found = try await TestDatabase.withDatabase { test in
        try await Probe(test: test).run(
          (tables.map { "GRANT \(right) ON \($0) TO caudal_app;" }
            + rules.map {
              "INSERT INTO probe.finding SELECT found.*, '' FROM (\($0.query)) AS found;"
            })
            .joined(separator: "\n"))
      }
      #expect(Set(found.map(\.place)).isSuperset(of: tables))
    }
  }

  @Test func theDatabaseKeepsEveryRule() async throws {
    let found = try await TestDatabase.withDatabase { test in
      try await Probe(test: test).rows(of: Self.rules)
    }
    #expect(found.isEmpty)
  }

  /// Every table gets a row of another institution, with every constraint taken off, and is then
  /// read, changed and written as the application.
  @Test func noTableShowsAnotherInstitutionsRow() async throws {
    try await TestDatabase.withDatabase { test in
      let failed = try await Probe(test: test).run(Self.oneRowEach)
      #expect(failed.isEmpty)
      for (tenant, expected) in [(Cast.raices, 1), (Cast.solera, 0)] {
        let counts = try await test.database.read(for: tenant) { db in
          try await db.values(Int.self, Self.visibleRows)
        }
        #expect(counts.count > 20)
        #expect(counts.allSatisfy { $0 == expected })
      }
      let outside = try await test.database.system { db in
        try await db.values(Int.self, Self.visibleRows)
      }
      #expect(outside.allSatisfy { $0 == 0 })
    }
  }

  private static let visibleRows: SQL = """
    SELECT (xpath('/row/n/text()', query_to_xml(
      format('SELECT count(*) AS n FROM %s', c.oid::regclass), false, true, '')))[1]::text::int8
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
      AND n.nspname NOT IN ('information_schema', 'public', 'probe', 'system')
      AND has_table_privilege(c.oid, 'SELECT')
    """

  private static let oneRowEach = """
    DO $$
    DECLARE t regclass; k record; a name;
    BEGIN
      FOR k IN
        SELECT conrelid::regclass AS home, conname FROM pg_constraint
        JOIN pg_namespace n ON n.oid = connamespace
        WHERE conrelid <> 0 AND n.nspname !~ '^pg_'
          AND n.nspname NOT IN ('information_schema', 'public', 'probe', 'system')
        ORDER BY contype = 'p', contype = 'u'
      LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', k.home, k.conname);
      END LOOP;
      FOR t IN
        SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = 'r' AND n.nspname !~ '^pg_'
          AND n.nspname NOT IN ('information_schema', 'public', 'probe', 'system')
      LOOP
        FOR a IN SELECT attname FROM pg_attribute
          WHERE attrelid = t AND attnum > 0 AND attnotnull AND NOT attisdropped
            AND attidentity = ''
        LOOP
          EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', t, a);
        END LOOP;
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', t);
        EXECUTE format('DELETE FROM %s', t);
        BEGIN
          EXECUTE format('INSERT INTO %s (tenant_id) VALUES (2)', t);
        EXCEPTION WHEN OTHERS THEN
          INSERT INTO probe.finding VALUES (t::text, SQLERRM);
        END;
      END LOOP;
    END $$;
    """
}
