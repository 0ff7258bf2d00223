import Foundation
import Postgres

/// One private cluster for the whole test process, started by the first test that asks, with the
/// schema migrated once into a template that every test gets a copy of.
actor TestCluster {
  static let shared = TestCluster()
  private var started: Task<LocalCluster, any Error>?
  private var copies = 0
  private static let template = "caudal_template"

  /// A fresh copy: its name and its cluster.
  func copy() async throws -> (cluster: LocalCluster, name: String) {
    let cluster = try await running()
    copies += 1
    let name = "test_\(copies)"
    try await cluster.createDatabase(name, template: Self.template)
    return (cluster, name)
  }

  /// A database without a schema, for the tests of migrations themselves.
  func empty() async throws -> (cluster: LocalCluster, name: String) {
    let cluster = try await running()
    copies += 1
    let name = "empty_\(copies)"
    try await cluster.createDatabase(name)
    return (cluster, name)
  }

  private func running() async throws -> LocalCluster {
    if let started { return try await started.value }
    let start = Task { try await Self.start() }
    started = start
    return try await start.value
  }

  private static func start() async throws -> LocalCluster {
    Leftovers.clear()
    let directory = Leftovers.directory(of: ProcessInfo.processInfo.processIdentifier)
    let cluster = try await LocalCluster.start(in: directory, durability: .disposable)
    try Leftovers.watch(cluster, in: directory)
    try await cluster.createDatabase(template)
    try await Migrator(directory: Repository.path("Migrations"))
      .migrate(cluster.settings(.admin, database: template))
    return cluster
  }
}
