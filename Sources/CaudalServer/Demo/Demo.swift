public import Foundation
import Kernel
public import Logging
public import Postgres
import Tenancy

/// A lender at work on one machine: a private PostgreSQL, both institutions, their providers'
/// sandboxes and sixty lives each. Run again it comes up with what it had. Where the operator
/// names a database, as `caudal serve` would take it, that one is used and no cluster is started.
public struct Demo: Sendable {
  let data: URL
  let tenantsDirectory: String
  let migrationsDirectory: String
  let webDirectory: String
  let port: Int
  let log: Logger
  let say: @Sendable (String) -> Void
  let given: GivenDatabase?

  /// A database that is not ours to start nor to stop.
  public struct GivenDatabase: Sendable {
    let settings: Settings
    /// An account that may own the tables; nil where `caudal migrate` is run apart.
    let migrating: ConnectionSettings?

    public init(settings: Settings, migrating: ConnectionSettings?) {
      self.settings = settings
      self.migrating = migrating
    }

    /// `DATABASE_URL` and `MIGRATE_DATABASE_URL`; nil without the first.
    public static func fromEnvironment(
      _ environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> GivenDatabase? {
      guard let settings = Settings.fromEnvironment(environment) else { return nil }
      return GivenDatabase(
        settings: settings,
        migrating: environment["MIGRATE_DATABASE_URL"].map { ConnectionSettings(url: $0) })
    }
  }

  public init(
    data: URL, tenantsDirectory: String, migrationsDirectory: String, webDirectory: String,
    port: Int, log: Logger, on given: GivenDatabase? = nil,
    say: @escaping @Sendable (String) -> Void
  ) {
    self.data = data
    self.tenantsDirectory = tenantsDirectory
    self.migrationsDirectory = migrationsDirectory
    self.webDirectory = webDirectory
    self.port = port
    self.log = log
    self.given = given
    self.say = say
  }

  /// Runs until it is told to stop. A second one beside it prints the first one's screen.
  public func run(sowing: Bool = true) async throws {
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    guard let lock = DemoLock(data.appending(path: "demo.lock").path) else {
      let state = DemoState.read(DemoState.file(in: data))
      say("La demostración ya está en marcha:")
      say(DemoScreen(state: state ?? DemoState(port: port), institutions: []).text)
      return
    }
    defer { withExtendedLifetime(lock) {} }
    if let given { return try await work(on: given, sowing: sowing) }

    say("Levantando PostgreSQL…")
    let cluster = try await LocalCluster.start(in: data.appending(path: "postgres").path)
    do {
      try await work(on: cluster, sowing: sowing)
    } catch {
      try? await cluster.stop()
      throw error
    }
    say("Deteniendo PostgreSQL…")
    try await cluster.stop()
  }

  private func work(on cluster: LocalCluster, sowing: Bool) async throws {
    try await cluster.createDatabase("caudal")
    try await migrate(cluster.settings(.admin, database: "caudal"))
    try await serve(
      Settings(
        database: cluster.settings(.app, database: "caudal"),
        rootKeyFile: data.appending(path: "root.key").path, webDirectory: webDirectory),
      sowing: sowing)
  }

  private func work(on given: GivenDatabase, sowing: Bool) async throws {
    say("La base es la de DATABASE_URL.")
    if let owner = given.migrating {
      try await migrate(owner)
    } else {
      say("Sin MIGRATE_DATABASE_URL no se toca el esquema: póngalo al día con «caudal migrate».")
    }
    try await serve(given.settings, sowing: sowing)
  }

  private func migrate(_ owner: ConnectionSettings) async throws {
    let applied = try await Migrator(directory: migrationsDirectory).migrate(owner)
    if !applied.isEmpty { say("Esquema al día: \(applied.count) migraciones.") }
  }

  private func serve(_ settings: Settings, sowing: Bool) async throws {
    var settings = settings
    settings.port = port
    settings.isDemo = true
    settings.providers = try .sandboxes(beside: port)
    // The sandboxes and every visitor share this machine's one address.
    settings.limitsRates = false
    let house = try await DemoHouse(
      settings, data: data, tenantsDirectory: tenantsDirectory,
      openingDaysAgo: sowing ? DemoOpening.daysOfStory : 0, say: say)
    try await house.run(log: log) {
      if sowing { await house.sow(log: log) }
      say(house.screen)
    }
  }
}

extension Demo {
  /// Stops the cluster if it runs and forgets the demo's data and keys together.
  public static func clean(_ data: URL) async throws {
    let postgres = data.appending(path: "postgres")
    if FileManager.default.fileExists(atPath: postgres.path) {
      let cluster = try await LocalCluster.start(in: postgres.path)
      try? await cluster.stop()
      try? FileManager.default.removeItem(atPath: cluster.dataDirectory)
    }
    guard FileManager.default.fileExists(atPath: data.path) else { return }
    try FileManager.default.removeItem(at: data)
  }
}
