import Foundation
import Postgres
import TestKit
import Testing

/// A private cluster from nothing to answers, and back from every way it may have ended.
@Suite(.serialized)
struct ClusterTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "caudal-cluster-\(UUID())").path

  private func answer(_ cluster: LocalCluster) async throws -> Int? {
    let database = Database(cluster.settings(.admin, database: "postgres"))
    defer { Task { await database.close() } }
    return try await database.system { db in try await db.value(Int.self, "SELECT 1") }
  }

  private func pid(_ cluster: LocalCluster) throws -> Int32 {
    let text = try String(
      contentsOfFile: "\(cluster.dataDirectory)/postmaster.pid", encoding: .utf8)
    return try #require(Int32(text.prefix { $0.isNumber }))
  }

  @Test func itComesUpKeepsItsDataAndRecovers() async throws {
    let first = try await LocalCluster.start(in: folder)
    defer {
      try? FileManager.default.removeItem(atPath: folder)
      try? FileManager.default.removeItem(atPath: first.socketDirectory)
    }
    #expect(try await answer(first) == 1)
    #expect(try await first.createDatabase("kept"))

    // A second start joins the one that runs.
    let process = try pid(first)
    let second = try await LocalCluster.start(in: folder)
    #expect(try pid(second) == process)

    // Killed, with its pid file left behind.
    kill(process, SIGKILL)
    while kill(process, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    let third = try await LocalCluster.start(in: folder)
    #expect(try await answer(third) == 1)
    #expect(try await !third.createDatabase("kept"))

    // The number in the pid file now belongs to somebody else: to us.
    try await third.stop()
    try "\(ProcessInfo.processInfo.processIdentifier)\n".write(
      toFile: "\(folder)/data/postmaster.pid", atomically: true, encoding: .utf8)
    let fourth = try await LocalCluster.start(in: folder)
    #expect(try await answer(fourth) == 1)
    try await fourth.stop()
  }

  /// A checkout under /root: the server's user cannot enter it, and must not have to.
  @Test(.enabled(if: geteuid() == 0))
  func aFolderTheServerCannotEnterIsReplacedByOneOfTheMachine() async throws {
    let locked = folder + "-locked"
    try FileManager.default.createDirectory(
      atPath: locked, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let cluster = try await LocalCluster.start(in: "\(locked)/pg", durability: .disposable)
    defer {
      for path in [locked, cluster.dataDirectory + "/..", cluster.socketDirectory] {
        try? FileManager.default.removeItem(atPath: path)
      }
    }
    #expect(cluster.dataDirectory.hasPrefix("/var/lib/caudal/"))
    #expect(try await answer(cluster) == 1)
    let again = try await LocalCluster.start(in: "\(locked)/pg", durability: .disposable)
    #expect(again.dataDirectory == cluster.dataDirectory)
    try await cluster.stop()
  }

  @Test func itListensOnNothingButItsSocket() async throws {
    try await TestDatabase.withDatabase { test in
      let settings = try await test.database.system { db in
        try await db.values(
          String.self,
          "SELECT setting FROM pg_settings WHERE name = 'listen_addresses'")
      }
      #expect(settings == [""])
      #expect(test.cluster.socketDirectory.utf8.count < 80)
    }
  }
}
