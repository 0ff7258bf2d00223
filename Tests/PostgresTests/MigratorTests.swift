import Foundation
import Kernel
import Postgres
import TestKit
import Testing

struct MigratorTests {
  /// A folder of migrations that a test writes, and a database without a schema.
  private struct Rig {
    let root: URL
    let test: TestDatabase

    init(_ test: TestDatabase) throws {
      self.test = test
      root = FileManager.default.temporaryDirectory.appending(path: "caudal-steps-\(test.name)")
      try write("system/0001-start", up: "SELECT 1;")
    }

    func write(
      _ path: String, up: String, before: String? = nil, after: String? = nil
    ) throws {
      let folder = root.appending(path: path)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (name, text) in [("up", up), ("before", before), ("after", after)] {
        try text?.write(
          to: folder.appending(path: "\(name).sql"), atomically: true, encoding: .utf8)
      }
    }

    func migrate() async throws -> [String] {
      try await Migrator(directory: root.path).migrate(test.adminSettings)
    }
  }

  private func withRig(_ body: (Rig) async throws -> Void) async throws {
    try await TestDatabase.withEmpty { test in
      let rig = try Rig(test)
      defer { try? FileManager.default.removeItem(at: rig.root) }
      try await body(rig)
    }
  }

  @Test func stepsAreAppliedOnceInOrderAsTheOwner() async throws {
    try await withRig { rig in
      try rig.write("beta/0001-first", up: "CREATE SCHEMA beta; CREATE TABLE beta.a (id int4);")
      try rig.write("alpha/0002-second", up: "CREATE TABLE alpha.b (id int4);")
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha;")
      let first = try await rig.migrate()
      #expect(
        first == ["system/0001-start", "alpha/0001-first", "alpha/0002-second", "beta/0001-first"])
      let second = try await rig.migrate()
      #expect(second.isEmpty)
      let owners = try await Database(rig.test.adminSettings).system { db in
        try await db.values(
          String.self, "SELECT tableowner FROM pg_tables WHERE schemaname IN ('alpha', 'beta')")
      }
      #expect(Set(owners) == ["caudal_owner"])
    }
  }

  @Test func aStepThatWasEditedAfterItShippedIsRefused() async throws {
    try await withRig { rig in
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha;")
      _ = try await rig.migrate()
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha; -- and more")
      await #expect(throws: MigrationProblem.edited("alpha/0001-first")) { try await rig.migrate() }
    }
  }

  @Test func aStepThatFailsLeavesNothingBehind() async throws {
    try await withRig { rig in
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha; SELECT 1 / 0;")
      let failure = await #expect(throws: PostgresFailure.self) { try await rig.migrate() }
      #expect(failure?.description.contains("Migrations/alpha/0001-first/up.sql") == true)
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha;")
      let applied = try await rig.migrate()
      #expect(applied == ["alpha/0001-first"])
    }
  }

  @Test func assertionsStopAStepBeforeAndAfterIt() async throws {
    try await withRig { rig in
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha;", before: "SELECT 'no' AS found")
      await #expect(
        throws: MigrationProblem.contradicted("alpha/0001-first", when: "before", rows: ["no"])
      ) { try await rig.migrate() }
    }
  }

  @Test func twoServersThatStartAtOnceMigrateOnce() async throws {
    try await withRig { rig in
      try rig.write("alpha/0001-first", up: "CREATE SCHEMA alpha; SELECT pg_sleep(0.1);")
      let counts = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<3 { group.addTask { try await rig.migrate().count } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts.sorted() == [0, 0, 2])
    }
  }

  @Test func theApplicationsRoleServesAndAnyStrongerOneRefuses() async throws {
    try await TestDatabase.withDatabase { test in
      try await test.database.checkRole()
      let admin = Database(test.adminSettings)
      let unsafe = await #expect(throws: UnsafeRole.self) { try await admin.checkRole() }
      #expect(unsafe?.reasons.contains("it is a superuser") == true)
      await admin.close()
    }
  }
}
