import Foundation
import Postgres
import TestKit
import Testing

/// A test run that is killed leaves no server behind.
struct LeftoverTests {
  @Test("a cluster ends with the process that was watched, even one killed outright")
  func endsWithItsProcess() async throws {
    let directory = Leftovers.directory(of: ProcessInfo.processInfo.processIdentifier) + "-orphan"
    let cluster = try await LocalCluster.start(in: directory, durability: .disposable)
    let tests = Process()
    tests.executableURL = URL(filePath: "/bin/sleep")
    tests.arguments = ["300"]
    try tests.run()
    try Leftovers.watch(cluster, in: directory, process: tests.processIdentifier)
    #expect(Leftovers.server(at: cluster.dataDirectory) != nil)

    kill(tests.processIdentifier, SIGKILL)

    let patience = ContinuousClock.now + .seconds(60)
    while FileManager.default.fileExists(atPath: directory), ContinuousClock.now < patience {
      try await Task.sleep(for: .milliseconds(100))
    }
    #expect(Leftovers.server(at: cluster.dataDirectory) == nil)
    #expect(!FileManager.default.fileExists(atPath: directory))
  }
}
