/// Brings a database's schema up to what `Migrations/` says, one step and one transaction at a
/// time, under a lock that two servers starting at once will queue for.
public struct Migrator: Sendable {
  private let directory: String
  /// An arbitrary constant: the advisory lock of migrations.
  private static let lock = 4_712_001

  public init(directory: String) { self.directory = directory }

  /// Applies what is pending as the role that owns the tables; returns the paths applied.
  /// `settings` are those of a user that may become `caudal_owner`.
  @discardableResult
  public func migrate(
    _ settings: ConnectionSettings, progress: @Sendable (String) -> Void = { _ in }
  ) async throws -> [String] {
    let folders = try MigrationFolder.all(in: directory)
    let connection = try AdminConnection(settings)
    try await connection.script("SELECT pg_advisory_lock(\(Self.lock))")
    try await Roles(connection).ensure()
    try await connection.script(Self.home)
    let applied = try await recorded(on: connection)
    try await check(applied, against: folders, on: connection)
    let pending = folders.filter { applied[$0.path] == nil }
    for folder in pending {
      progress(folder.path)
      try await apply(folder, on: connection)
    }
    return pending.map(\.path)
  }

  /// What would be applied, without applying it.
  public func pending(_ settings: ConnectionSettings) async throws -> [String] {
    let folders = try MigrationFolder.all(in: directory)
    let connection = try AdminConnection(settings)
    let exists = try await connection.script(
      "SELECT 1 WHERE to_regclass('system.migration') IS NOT NULL")
    guard !exists.isEmpty else { return folders.map(\.path) }
    let applied = try await recorded(on: connection)
    try await check(applied, against: folders, on: connection)
    return folders.map(\.path).filter { applied[$0] == nil }
  }

  private static let home = """
    BEGIN;
    SET LOCAL ROLE caudal_owner;
    CREATE SCHEMA IF NOT EXISTS system;
    CREATE TABLE IF NOT EXISTS system.migration (
      path text PRIMARY KEY,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    );
    COMMIT
    """

  /// Path → checksum of each step this database has.
  private func recorded(on connection: AdminConnection) async throws -> [String: String] {
    let rows = try await connection.script("SELECT path, checksum FROM system.migration")
    return Dictionary(
      uniqueKeysWithValues: rows.map { ($0[0] ?? "", $0[1] ?? "") })
  }

  private func check(
    _ applied: [String: String], against folders: [MigrationFolder],
    on connection: AdminConnection
  ) async throws {
    let known = Set(folders.map(\.path))
    if let stranger = applied.keys.sorted().first(where: { !known.contains($0) }) {
      throw MigrationProblem.missing(stranger)
    }
    for folder in folders {
      guard let checksum = applied[folder.path] else { continue }
      let rows = try await connection.script("SELECT \(Self.checksum(folder.up))")
      guard rows.first?.first == checksum else { throw MigrationProblem.edited(folder.path) }
    }
  }

  private static func checksum(_ text: String) -> String {
    "encode(sha256(convert_to(\(Quoted.literal(text)), 'UTF8')), 'hex')"
  }

  private func apply(_ folder: MigrationFolder, on connection: AdminConnection) async throws {
    try await assert(folder.before, of: folder, when: "before", on: connection)
    try await connection.inTransaction(
      [
        "SET LOCAL ROLE caudal_owner",
        folder.up,
        """
        INSERT INTO system.migration (path, checksum)
        VALUES (\(Quoted.literal(folder.path)), \(Self.checksum(folder.up)))
        """,
      ],
      named: "Migrations/\(folder.path)/up.sql")
    try await assert(folder.after, of: folder, when: "after", on: connection)
  }

  private func assert(
    _ query: String?, of folder: MigrationFolder, when: String, on connection: AdminConnection
  ) async throws {
    guard let query else { return }
    let rows = try await connection.script(query, named: "Migrations/\(folder.path)/\(when).sql")
    guard rows.isEmpty else {
      let lines = rows.prefix(5).map { $0.map { $0 ?? "NULL" }.joined(separator: " ") }
      throw MigrationProblem.contradicted(folder.path, when: when, rows: lines)
    }
  }
}
