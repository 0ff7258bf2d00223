import Foundation
import Postgres
import TestKit

/// Asks a database questions that are composed at run time, which no `SQL` can be: through a
/// script that a migrator applies, and whose findings are read back from a table.
struct Probe {
  let test: TestDatabase

  struct Finding: Hashable, RowDecodable {
    let place: String
    let reason: String

    init(row: Row) throws(ColumnMismatch) {
      place = try row["place"]
      reason = try row["reason"]
    }
  }

  /// Each query's rows, by the name it was given.
  func rows(of queries: [(name: String, query: String)]) async throws -> [Finding] {
    try await findings(
      queries.map { name, query in
        "INSERT INTO probe.finding SELECT \(literal(name)), found.* FROM (\(query)) AS found"
      })
  }

  /// The statements that the server cannot prepare, and why.
  func unprepared(_ statements: [(name: String, text: String)]) async throws -> [Finding] {
    try await findings(
      statements.enumerated().map { index, statement in
        "EXECUTE \(literal("PREPARE house_\(index) AS \(statement.text)"))"
      }, named: statements.map(\.name))
  }

  /// What a script finds, which it writes into `probe.finding` itself.
  func run(_ script: String) async throws -> [Finding] {
    try await apply(script)
    return try await read()
  }

  private func findings(_ acts: [String], named names: [String] = []) async throws -> [Finding] {
    let blocks = acts.enumerated().map { index, act in
      """
      BEGIN
        \(act);
      EXCEPTION WHEN OTHERS THEN
        INSERT INTO probe.finding
        VALUES (\(literal(names.isEmpty ? "rule \(index)" : names[index])), SQLERRM);
      END;
      """
    }
    try await apply("DO $house$ BEGIN \(blocks.joined(separator: "\n")) END $house$")
    return try await read()
  }

  /// As the owner of the tables, in one transaction.
  private func apply(_ script: String) async throws {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "caudal-probe-\(test.name)").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.copyItem(atPath: Repository.path("Migrations"), toPath: directory)
    let step = "\(directory)/system/9999-probe"
    try FileManager.default.createDirectory(atPath: step, withIntermediateDirectories: true)
    let table = """
      CREATE SCHEMA probe;
      CREATE TABLE probe.finding (place text, reason text);
      GRANT USAGE ON SCHEMA probe TO caudal_app;
      GRANT SELECT ON probe.finding TO caudal_app;
      """
    try (table + "\n" + script).write(toFile: "\(step)/up.sql", atomically: true, encoding: .utf8)
    try await Migrator(directory: directory).migrate(test.adminSettings)
  }

  private func read() async throws -> [Finding] {
    try await test.database.system { db in
      try await db.rows(Finding.self, "SELECT place, reason FROM probe.finding ORDER BY 1, 2")
    }
  }

  private func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
