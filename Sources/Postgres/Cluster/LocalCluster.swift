import Foundation

/// A PostgreSQL of our own, for a machine where nobody installed one: data in a folder, reached
/// only through a socket, started and stopped by us and found again after a crash.
public struct LocalCluster: Sendable {
  public enum Durability: Sendable {
    /// Keeps what it acknowledged.
    case durable
    /// For tests: fast, and gone tomorrow.
    case disposable
  }

  public let dataDirectory: String
  public let socketDirectory: String
  private let tools: ServerTools

  /// Starts the cluster in `directory`, making it if there is none; joins it if it already runs.
  public static func start(
    in directory: String, durability: Durability = .durable
  ) async throws -> LocalCluster {
    var place = try await ClusterPlace(wanted: directory)
    defer { place.unlock() }
    let tools = try ServerTools(version: place.version)
    let cluster = LocalCluster(
      dataDirectory: place.data, socketDirectory: place.socket, tools: tools)
    if place.version == nil { try await cluster.initialize() }
    try await place.prepareSocket(tools)
    if await cluster.answers() { return cluster }
    if let running = cluster.atItsOwnSocket, await running.answers() { return running }
    try await cluster.clearStalePid()
    try await cluster.launch(durability)
    return cluster
  }

  /// Waits for running transactions to be rolled back; nothing acknowledged is lost.
  public func stop() async throws {
    _ = try await tools.run(
      "pg_ctl", ["-D", dataDirectory, "-m", "fast", "-w", "-t", "30", "stop"])
  }

  public enum Role: String, Sendable {
    /// Makes databases and becomes the owner of tables; never serves.
    case admin = "caudal_admin"
    case app = "caudal_app"
  }

  public func settings(_ role: Role, database: String) -> ConnectionSettings {
    ConnectionSettings(keywords: [
      "host": socketDirectory, "user": role.rawValue, "dbname": database,
    ])
  }

  /// True if it was made now.
  @discardableResult
  public func createDatabase(_ name: String, template: String = "template0") async throws -> Bool {
    let connection = try AdminConnection(settings(.admin, database: "postgres"))
    let found = try await connection.script(
      "SELECT 1 FROM pg_database WHERE datname = \(Quoted.literal(name))")
    guard found.isEmpty else { return false }
    try await connection.script(
      """
      CREATE DATABASE \(Quoted.identifier(name))
      TEMPLATE \(Quoted.identifier(template)) STRATEGY file_copy
      """)
    return true
  }

  public func dropDatabase(_ name: String) async throws {
    let connection = try AdminConnection(settings(.admin, database: "postgres"))
    try await connection.script(
      "DROP DATABASE IF EXISTS \(Quoted.identifier(name)) WITH (FORCE)")
  }
}

extension LocalCluster {
  /// Into a folder beside, then renamed: a crash half way leaves no half cluster.
  private func initialize() async throws {
    let fresh = dataDirectory + ".new"
    try? FileManager.default.removeItem(atPath: fresh)
    try FileManager.default.createDirectory(
      atPath: fresh, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try await tools.own(fresh)
    _ = try await tools.run(
      "initdb",
      [
        "-D", fresh, "-U", Role.admin.rawValue, "--auth=peer", "-E", "UTF8", "--locale=C.UTF-8",
        "--no-instructions", "--no-sync",
      ])
    try writeAccess(in: fresh)
    try await tools.own(fresh)
    try? FileManager.default.removeItem(atPath: dataDirectory)
    try FileManager.default.moveItem(atPath: fresh, toPath: dataDirectory)
  }

  /// Only this user of this machine, and the server's own, are let in.
  private func writeAccess(in directory: String) throws {
    let users = Set([tools.operatingUser, tools.serverUser ?? tools.operatingUser, "root"])
    let roles = [Role.admin, Role.app]
    let map = users.sorted().flatMap { user in roles.map { "caudal \(user) \($0.rawValue)" } }
    try (map.joined(separator: "\n") + "\n").write(
      toFile: "\(directory)/pg_ident.conf", atomically: false, encoding: .utf8)
    try "local all all peer map=caudal\n".write(
      toFile: "\(directory)/pg_hba.conf", atomically: false, encoding: .utf8)
  }

  /// Somebody with another temporary folder may have started it: the fifth line of
  /// `postmaster.pid` says where it listens, and a server at work is joined, never restarted.
  private var atItsOwnSocket: LocalCluster? {
    let pid = FileManager.default.contents(atPath: "\(dataDirectory)/postmaster.pid")
    let lines = String(decoding: pid ?? Data(), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 4, !lines[4].isEmpty else { return nil }
    return LocalCluster(
      dataDirectory: dataDirectory, socketDirectory: String(lines[4]), tools: tools)
  }

  private func answers() async -> Bool {
    (try? await AdminConnection(settings(.admin, database: "postgres")).script("SELECT 1")) != nil
  }

  /// After a power cut another program may have the number in `postmaster.pid`, and the server
  /// would refuse to start beside it.
  private func clearStalePid() async throws {
    let path = "\(dataDirectory)/postmaster.pid"
    guard let text = FileManager.default.contents(atPath: path),
      let first = String(decoding: text, as: UTF8.self).split(separator: "\n").first
    else { return }
    let home = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(first)/cwd")
    if home == dataDirectory || home == URL(filePath: dataDirectory).resolvingSymlinksInPath().path
    {
      // Ours, but not on the socket we look for: its folder was cleaned away.
      try await stop()
    } else {
      try FileManager.default.removeItem(atPath: path)
    }
  }

  private func launch(_ durability: Durability) async throws {
    let options =
      Self.options(durability) + [
        "listen_addresses=", "unix_socket_directories=\(socketDirectory)",
        "unix_socket_permissions=0700", "logging_collector=off", "log_min_messages=warning",
        "log_statement=none", "log_min_error_statement=panic",
      ]
    let words = options.map { "-c '\($0)'" }.joined(separator: " ")
    do {
      _ = try await tools.run(
        "pg_ctl",
        [
          "-D", dataDirectory, "-l", "\(dataDirectory)/server.log", "-o", words, "-w", "-t", "60",
          "start",
        ])
    } catch {
      let log = FileManager.default.contents(atPath: "\(dataDirectory)/server.log") ?? Data()
      throw Command.Failed(
        line: "pg_ctl start", status: 1, output: String(decoding: log.suffix(2_000), as: UTF8.self))
    }
  }

  private static func options(_ durability: Durability) -> [String] {
    switch durability {
    case .durable: ["max_connections=100", "shared_buffers=256MB"]
    case .disposable:
      [
        "max_connections=400", "shared_buffers=128MB", "fsync=off", "synchronous_commit=off",
        "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off",
        "max_wal_size=4GB",
      ]
    }
  }
}
