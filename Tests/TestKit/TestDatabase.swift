public import Postgres

/// A database of its own for one test: the migrated schema, empty tables, real PostgreSQL.
public struct TestDatabase: Sendable {
  public let database: Database
  public let cluster: LocalCluster
  public let name: String

  /// As the application connects.
  public var settings: ConnectionSettings { cluster.settings(.app, database: name) }
  /// As migrations connect: sees through every wall. For assertions only.
  public var adminSettings: ConnectionSettings { cluster.settings(.admin, database: name) }

  /// Gives `body` a database and drops it afterwards.
  public static func with<Answer>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (Database) async throws -> sending Answer
  ) async throws -> sending Answer {
    try await withDatabase { try await body($0.database) }
  }

  /// The same, for a test that needs to know where the database is.
  public static func withDatabase<Answer>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TestDatabase) async throws -> sending Answer
  ) async throws -> sending Answer {
    await Turnstile.shared.enter()
    do {
      let test = try await make()
      do {
        let answer = try await body(test)
        await test.close()
        await Turnstile.shared.leave()
        return answer
      } catch {
        await test.close()
        throw error
      }
    } catch {
      await Turnstile.shared.leave()
      throw error
    }
  }

  /// A database without a schema, for the tests of migrations themselves.
  public static func withEmpty(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TestDatabase) async throws -> Void
  ) async throws {
    let empty = try await TestCluster.shared.empty()
    let test = TestDatabase(
      database: Database(empty.cluster.settings(.app, database: empty.name)),
      cluster: empty.cluster, name: empty.name)
    do {
      try await body(test)
      await test.close()
    } catch {
      await test.close()
      throw error
    }
  }

  /// For a suite that keeps one through its life and closes it itself.
  public static func make(
    pool: PoolSettings = PoolSettings(connectionsMax: 8, waitTimeout: .seconds(30))
  ) async throws -> TestDatabase {
    let copy = try await TestCluster.shared.copy()
    let settings = copy.cluster.settings(.app, database: copy.name)
    return TestDatabase(
      database: Database(settings, pool: pool), cluster: copy.cluster, name: copy.name)
  }

  public func close() async {
    await database.close()
    try? await cluster.dropDatabase(name)
  }
}

/// Swift Testing starts every test at once; this many have a database at the same time.
actor Turnstile {
  static let shared = Turnstile()
  private var free = 8
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    if free > 0 {
      free -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
