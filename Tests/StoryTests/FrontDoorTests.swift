import CaudalServer
import Foundation
import Logging
import TestKit
import Testing
import Vault
import Web

struct FrontDoorTests {
  private func settings(_ more: [String: String]) throws -> Settings {
    try #require(
      Settings.fromEnvironment(
        ["DATABASE_URL": "postgres://caudal_app@127.0.0.1/caudal"].merging(more) { $1 }))
  }

  @Test func proxiesAreReadAsTheServerWritesAddresses() throws {
    let settings = try settings(["CAUDAL_TRUSTED_PROXIES": " 10.0.0.5, FD00:0::5, 10.1.2.3/8"])
    #expect(try settings.servable().trustedProxies == ["10.0.0.5", "fd00::5", "10.0.0.0/8"])
    #expect(try settings.servable().tls == nil)
  }

  @Test func aCertificateAndItsKeyAreRead() throws {
    let path = Repository.path("README.md")
    let settings = try settings(["CAUDAL_TLS_CERT": path, "CAUDAL_TLS_KEY": path])
    #expect(try settings.servable().tls?.certificate == path)
    #expect(try settings.servable().tls?.key == path)
  }

  @Test(arguments: [
    ([:], Settings.NotServable.withoutTLS),
    (["CAUDAL_TRUSTED_PROXIES": "", "CAUDAL_TLS_CERT": "", "CAUDAL_TLS_KEY": ""], .withoutTLS),
    (["CAUDAL_TRUSTED_PROXIES": "10.0.0.0/33"], .notAnAddress("10.0.0.0/33")),
    (["CAUDAL_TRUSTED_PROXIES": "proxy.interno"], .notAnAddress("proxy.interno")),
    (["CAUDAL_TLS_CERT": "/etc/caudal/cert.pem"], .halfTLS),
    (["CAUDAL_TLS_KEY": "/etc/caudal/key.pem"], .halfTLS),
    (
      ["CAUDAL_TLS_CERT": "/no/hay.pem", "CAUDAL_TLS_KEY": "/no/hay.key"],
      .unreadable("/no/hay.pem")
    ),
  ])
  func whatCannotBeServedIsRefused(
    _ environment: [String: String], _ expected: Settings.NotServable
  ) throws {
    let settings = try settings(environment)
    #expect(throws: expected) { try settings.servable() }
  }

  @Test(.timeLimit(.minutes(5)))
  func aHouseThatIsNoDemoDoesNotAnswerWithoutTLS() async throws {
    try await TestDatabase.withDatabase { test in
      let folder = FileManager.default.temporaryDirectory.appending(path: "door-\(UUID())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let key = folder.appending(path: "root.key").path
      await #expect(throws: RootKey.Unusable.missing(path: key), "a mistaken path makes no key") {
        try await House(Settings(database: test.settings, rootKeyFile: key))
      }
      try RootKey.make(atPath: key)
      let house = try await House(
        Settings(
          database: test.settings, rootKeyFile: key, port: 0,
          webDirectory: Repository.path("web")))
      let log = Logger(label: "door") { _ in SwiftLogNoOpLogHandler() }
      await #expect(throws: Settings.NotServable.withoutTLS) {
        try await house.serve(.web, log: log)
      }
    }
  }
}
