import AsyncHTTPClient
import CaudalServer
import Foundation
import Kernel
import Logging
import Postgres
import TestKit

/// A whole house for one story: its own database, its own ports, both institutions open.
struct StoryHouse {
  let demo: DemoHouse
  let client: HTTPClient
  let port: Int

  /// Opens the house, tells the story in it, and closes everything whatever happened.
  static func with(
    openingDaysAgo: Int = 0, _ story: @escaping @Sendable (StoryHouse) async throws -> Void
  ) async throws {
    try await TestDatabase.withDatabase { test in
      let data = FileManager.default.temporaryDirectory
        .appending(path: "caudal-story-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: data) }
      // Four ports in a row: the site and its three providers.
      let port = Int.random(in: 5_250..<7_500) * 4
      var settings = Settings(
        database: test.settings, rootKeyFile: data.appending(path: "root.key").path, port: port,
        webDirectory: Repository.path("web"), isDemo: true)
      settings.providers = try .sandboxes(beside: port)
      settings.hashesCheaply = true
      settings.limitsRates = false
      let demo = try await DemoHouse(
        settings, data: data, tenantsDirectory: Repository.path("Tenants"),
        openingDaysAgo: openingDaysAgo, say: { _ in })
      // The browser follows redirects itself: each answer on the way may set a cookie.
      let client = HTTPClient(configuration: .init(redirectConfiguration: .disallow))
      do {
        try await Self.tell(story, in: StoryHouse(demo: demo, client: client, port: port))
      } catch {
        try await client.shutdown()
        throw error
      }
      try await client.shutdown()
    }
  }

  private static func tell(
    _ story: @escaping @Sendable (StoryHouse) async throws -> Void, in house: StoryHouse
  ) async throws {
    var log = Logger(label: "story")
    log.logLevel = .critical
    let quiet = log
    let (opened, door) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await house.demo.run(log: quiet) { door.yield() } }
      group.addTask {
        for await _ in opened { break }
        try await story(house)
        throw StoryEnded()
      }
      do {
        while try await group.next() != nil {}
      } catch is StoryEnded {
        group.cancelAll()
      }
    }
  }

  func browser(at slug: String = "solera") -> Browser {
    Browser(client: client, port: port, host: "\(slug).localhost:\(port)")
  }

  /// The digits of the code that reaches a phone after `count` messages.
  func code(at slug: String = "solera", phone: String, after count: Int) async throws -> String {
    for _ in 0..<100 {
      if await demo.messageCount(at: slug, phone: phone) > count,
        let code = await demo.lastCode(at: slug, phone: phone)
      {
        return code
      }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw NothingArrived(what: "a code for \(phone)")
  }

  /// Asks again until it holds, for ten seconds: facts travel in milliseconds, not in zero.
  func eventually(
    _ what: String, _ holds: () async throws -> Bool
  ) async throws {
    for _ in 0..<100 {
      if try await holds() { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw NothingArrived(what: what)
  }
}

private struct StoryEnded: Error {}

struct NothingArrived: Error, CustomStringConvertible {
  let what: String
  var description: String { "waited ten seconds for \(what)" }
}
