import CaudalServer
import Foundation
import Kernel
import Logging
import Postgres
import Synchronization
import Tenancy
import TestKit
import Testing
import Vault

/// The demo on a database that somebody else keeps.
@Suite struct DemoDatabaseTests {
  @Test func theEnvironmentNamesItOrNothingDoes() throws {
    #expect(Demo.GivenDatabase.fromEnvironment([:]) == nil)
    #expect(Demo.GivenDatabase.fromEnvironment(["MIGRATE_DATABASE_URL": "postgres://x"]) == nil)
    #expect(Demo.GivenDatabase.fromEnvironment(["DATABASE_URL": "postgres://x"]) != nil)
  }

  @Test func itWorksThereAndStartsNoClusterOfItsOwn() async throws {
    try await TestDatabase.withDatabase { test in
      try await Self.withFolder { folder in
        let said = Said()
        let demo = Self.demo(in: folder, on: test, saying: said)
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await demo.run(sowing: false) }
          group.addTask {
            for _ in 0..<600 where !said.text.contains("solera.localhost") {
              try await Task.sleep(for: .milliseconds(100))
            }
          }
          try await group.next()
          group.cancelAll()
          while (try? await group.next()) != nil {}
        }
        #expect(said.text.contains("solera.localhost"), "\(said.text)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/postgres"))
        let house = try await House(Self.settings(test, in: folder))
        #expect(Set(house.tenants.all.map(\.slug)) == ["solera", "raices"])
      }
    }
  }

  @Test func itDoesNotOpenWhereARealInstitutionWorks() async throws {
    try await TestDatabase.withDatabase { test in
      try await Self.withFolder { folder in
        // Only the demo makes a key by itself, and here an institution was at work before it.
        _ = try RootKey.make(atPath: Self.settings(test, in: folder).rootKeyFile)
        let house = try await House(Self.settings(test, in: folder))
        let copy = folder.appending(path: "solera")
        try FileManager.default.copyItem(
          at: URL(filePath: Repository.path("Tenants/solera")), to: copy)
        let file = copy.appending(path: "tenant.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("demo: true", with: "demo: false").write(
          to: file, atomically: true, encoding: .utf8)
        _ = try await house.tenants.apply(
          try ValidManifest(ManifestFolder(reading: copy)), by: .system("test"))
        let said = Said()
        let demo = Self.demo(in: folder, on: test, saying: said)
        await #expect { try await demo.run(sowing: false) } throws: { error in
          "\(error)".contains("no es de demostración")
        }
      }
    }
  }

  private static func demo(
    in folder: URL, on test: TestDatabase, saying said: Said
  ) -> Demo {
    Demo(
      data: folder, tenantsDirectory: Repository.path("Tenants"),
      migrationsDirectory: Repository.path("Migrations"), webDirectory: Repository.path("web"),
      port: Int.random(in: 5_250..<7_500) * 4, log: Logger(label: "demo"),
      on: Demo.GivenDatabase(settings: settings(test, in: folder), migrating: nil),
      say: { said.add($0) })
  }

  private static func settings(_ test: TestDatabase, in folder: URL) -> Settings {
    var settings = Settings(
      database: test.settings, rootKeyFile: folder.appending(path: "root.key").path,
      webDirectory: Repository.path("web"), isDemo: true)
    settings.hashesCheaply = true
    return settings
  }

  private static func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "caudal-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }
}

/// What a demo printed.
private final class Said: Sendable {
  private let lines = Mutex<[String]>([])
  var text: String { lines.withLock { $0.joined(separator: "\n") } }
  func add(_ line: String) { lines.withLock { $0.append(line) } }
}
