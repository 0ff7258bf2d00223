import Foundation

/// PostgreSQL's own programs, run as a user the server accepts: never root.
struct ServerTools: Sendable {
  let bin: String
  /// The user the server runs as, where that is not us.
  let serverUser: String?

  struct Missing: Error, CustomStringConvertible {
    let description: String
  }

  init(version: String? = nil) throws {
    bin = try Self.findBin(version)
    serverUser = geteuid() == 0 ? try Self.findUser() : nil
  }

  var operatingUser: String {
    guard let entry = getpwuid(geteuid()) else { return "uid\(geteuid())" }
    return String(cString: entry.pointee.pw_name)
  }

  func run(_ tool: String, _ arguments: [String]) async throws -> String {
    try await Command.runner.run(asServer(["\(bin)/\(tool)"] + arguments))
  }

  /// Whether the server's user can enter a directory.
  func canReach(_ directory: String) async -> Bool {
    (try? await Command.runner.run(asServer(["test", "-x", directory, "-a", "-w", directory])))
      != nil
  }

  /// Makes a directory the server's own.
  func own(_ directory: String) async throws {
    guard let serverUser else { return }
    _ = try await Command.runner.run(["chown", "-R", "\(serverUser):", directory])
  }

  /// `--reset-env`: with our HOME, libpq looks for certificates where it may not.
  private func asServer(_ words: [String]) -> [String] {
    guard let serverUser else { return words }
    return [
      "setpriv", "--reuid=\(serverUser)",
      "--regid=\(serverUser == "nobody" ? "nogroup" : serverUser)",
      "--init-groups", "--reset-env", "--",
    ] + words
  }

  private static func findUser() throws -> String {
    for name in ["postgres", "nobody"] where getpwnam(name) != nil { return name }
    throw Missing(
      description: "No user for PostgreSQL to run as: apt-get install postgresql-common")
  }

  /// Debian keeps them off PATH, one folder per version.
  private static func findBin(_ version: String?) throws -> String {
    let home = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: home)) ?? [])
      .filter { version == nil || $0 == version }
      .sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }
    let onPath = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let places = versions.map { "\(home)/\($0)/bin" } + onPath.map(String.init)
    for place in places where FileManager.default.isExecutableFile(atPath: "\(place)/initdb") {
      return place
    }
    throw Missing(
      description: "PostgreSQL \(version ?? "15") is not installed: apt-get install postgresql-15")
  }
}
