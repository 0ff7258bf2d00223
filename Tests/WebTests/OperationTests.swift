import AsyncHTTPClient
import Foundation
import Kernel
import Logging
import NIOCore
import NIOHTTP1
import NIOSSL
import ServiceLifecycle
import Synchronization
import Testing

@testable import Web

struct OperationTests {
  private final class Lines: Sendable {
    private let kept = Mutex<[String]>([])
    func add(_ line: String) { kept.withLock { $0.append(line) } }
    var all: [String] { kept.withLock { $0 } }
  }

  private var routes: Routes {
    var routes = Routes()
    routes.get("/personas/:party", .anyone) { visit in .text(visit.request.remoteAddress) }
    routes.get("/", .anyone) { visit in .page(EchoPage(csrf: visit.csrf), chrome: .portal) }
    return routes
  }

  /// With one that takes its time and says when it has begun.
  private func slowRoutes(began: AsyncStream<Void>.Continuation) -> Routes {
    var routes = routes
    routes.get("/lento", .anyone) { _ in
      began.yield()
      try await Task.sleep(for: .milliseconds(700))
      return .text("hecho")
    }
    return routes
  }

  @Test func aLineSaysTheRouteAndNeverThePerson() async throws {
    let lines = Lines()
    let log = Logger(label: "web") { JSONLog(label: $0, write: lines.add) }
    try await TestServer.running(routes, log: log) { server in
      _ = try await server.call("GET", "/personas/party_1?curp=GOME800101&q=%0A%22,%22x")
    }
    let line = try #require(lines.all.first { $0.contains("/personas/:party") })
    #expect(lines.all.allSatisfy { !$0.contains("GOME800101") && !$0.contains("party_1") })
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?["status"] == "200")
    #expect(object?["tenant"] == "solera")
    #expect(line.filter { $0 == "\n" }.count == 1)
  }

  @Test func onlyATrustedProxyNamesTheClient() async throws {
    let forwarded = [("x-forwarded-for", "203.0.113.9, 198.51.100.7")]
    try await TestServer.running(routes) { server in
      let reply = try await server.call("GET", "/personas/a", headers: forwarded)
      #expect(reply.text == "127.0.0.1")
    }
    try await TestServer.running(routes, settings: { $0.trustedProxies = [.thisMachine] }) {
      server in
      let reply = try await server.call("GET", "/personas/a", headers: forwarded)
      #expect(reply.text == "198.51.100.7")
    }
  }

  @Test func whatTheClientWroteBeforeTheProxysOwnLineIsNotBelieved() async throws {
    try await TestServer.running(routes, settings: { $0.trustedProxies = [.thisMachine] }) {
      server in
      let reply = try await server.call(
        "GET", "/personas/a",
        headers: [("x-forwarded-for", "203.0.113.9"), ("x-forwarded-for", "198.51.100.7")])
      #expect(reply.text == "198.51.100.7")
      for forged in [["https", "http"], ["https, http"]] {
        let page = try await server.call(
          "GET", "/", headers: forged.map { ("x-forwarded-proto", $0) } + TestServer.browser)
        #expect(page.header("strict-transport-security") == nil)
      }
      let page = try await server.call(
        "GET", "/",
        headers: [("x-forwarded-proto", "http"), ("x-forwarded-proto", "https")]
          + TestServer.browser)
      #expect(page.header("strict-transport-security") != nil)
    }
  }

  @Test func behindTLSTheCookieBelongsToTheHostAlone() async throws {
    try await TestServer.running(routes, settings: { $0.trustedProxies = [.thisMachine] }) {
      server in
      let secure = [("x-forwarded-proto", "https")] + TestServer.browser
      let page = try await server.call("GET", "/", headers: secure)
      let cookie = try #require(page.headers.first { $0.0 == "set-cookie" }?.1)
      #expect(cookie.hasPrefix("__Host-visita="))
      for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        #expect(cookie.contains(part))
      }
      #expect(page.header("strict-transport-security") != nil)
      let planted = try await server.call(
        "GET", "/", headers: secure + [("cookie", "visita=planted")])
      #expect(planted.cookie("__Host-visita") != nil)
    }
  }

  @Test func theServerSpeaksTLSByItself() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = TLSFiles(
      certificate: folder.appending(path: "cert").path, key: folder.appending(path: "key").path)
    try makeCertificate(files)
    try await TestServer.running(routes, settings: { $0.tls = files }) { server in
      var configuration = HTTPClient.Configuration()
      configuration.tlsConfiguration = .makeClientConfiguration()
      configuration.tlsConfiguration?.certificateVerification = .none
      let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
      var request = HTTPClientRequest(url: "https://127.0.0.1:\(server.port)/")
      request.headers.add(name: "host", value: "solera.localhost")
      // A client that is dropped without being shut down ends the whole process.
      let reply: HTTPClientResponse
      do { reply = try await client.execute(request, timeout: .seconds(60)) } catch {
        try await client.shutdown()
        throw error
      }
      #expect(reply.status == .ok)
      #expect(reply.headers.first(name: "strict-transport-security") != nil)
      try await client.shutdown()
    }
  }

  private func makeCertificate(_ files: TLSFiles) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj",
      "/CN=solera.localhost", "-keyout", files.key, "-out", files.certificate,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
  }

  @Test func stoppingLetsTheRequestUnderWayFinish() async throws {
    let (ports, announce) = AsyncStream.makeStream(of: Int.self)
    let (beginnings, began) = AsyncStream.makeStream(of: Void.self)
    let server = WebServer(
      settings: ServerSettings(port: 0, secret: TestServer.secret),
      routes: slowRoutes(began: began), resolver: TestServer.resolver, assets: .none,
      log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
      onReady: { announce.yield($0) })
    let group = ServiceGroup(
      configuration: .init(services: [server], logger: Logger(label: "group")))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      var iterator = ports.makeAsyncIterator()
      let port = try #require(await iterator.next())
      async let slow = OutboundClient().call(
        method: "GET", url: "http://127.0.0.1:\(port)/lento", headers: [("connection", "close")],
        timeout: .seconds(10))
      var underWay = beginnings.makeAsyncIterator()
      await underWay.next()
      await group.triggerGracefulShutdown()
      #expect(try await slow.status == 200)
      try await tasks.waitForAll()
    }
  }

  @Test func aCursorComesBackAsItWent() {
    let cursor = Cursor("2026-11-20", "loan_ñ/+")
    #expect(Cursor(cursor.description, count: 2) == cursor)
    #expect(Cursor(cursor.description, count: 1) == nil)
    #expect(Cursor("no es", count: 2) == nil)
    #expect(!cursor.description.contains { "+/= ".contains($0) })
  }
}
