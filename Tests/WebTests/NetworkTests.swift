import Foundation
import Kernel
import Synchronization
import Testing

@testable import Web

struct NetworkTests {
  @Test(arguments: [
    ("10.0.0.5", "10.0.0.5", true), ("10.0.0.5", "10.0.0.6", false),
    ("10.0.0.0/8", "10.255.3.4", true), ("10.0.0.0/8", "11.0.0.1", false),
    ("10.1.2.3/12", "10.15.0.1", true), ("0.0.0.0/0", "8.8.8.8", true),
    ("fd00::/8", "fd12::7", true), ("fd00::/8", "fe80::1", false),
    ("10.0.0.0/8", "::ffff:10.1.1.1", true), ("0.0.0.0/0", "::1", false),
    ("10.0.0.0/8", "unix", false), ("10.0.0.0/8", "10.0.0.1, 10.0.0.2", false),
  ])
  func aRangeHoldsWhatItSays(_ range: String, _ address: String, _ isInside: Bool) throws {
    #expect(try #require(NetworkRange(range)).contains(address) == isInside)
  }

  @Test(arguments: ["proxy.interno", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "", "/8"])
  func whatIsNoRangeIsNone(_ text: String) { #expect(NetworkRange(text) == nil) }

  @Test func aHouseOfTheSixthVersionIsCountedOnce() {
    #expect(NetworkRange.counted("203.0.113.7") == "203.0.113.7")
    #expect(NetworkRange.counted("2001:db8:1:2::1") == NetworkRange.counted("2001:db8:1:2:ffff::9"))
    #expect(NetworkRange.counted("2001:db8:1:2::1") != NetworkRange.counted("2001:db8:1:3::1"))
    #expect(NetworkRange.counted("unix") == "unix")
  }

  @Test func aProxyIsTrustedByItsNetwork() async throws {
    var routes = Routes()
    routes.get("/yo", .anyone) { visit in .text(visit.request.remoteAddress) }
    let forwarded = [("x-forwarded-for", "198.51.100.7")]
    for (range, seen) in [("127.0.0.0/8", "198.51.100.7"), ("10.0.0.0/8", "127.0.0.1")] {
      try await TestServer.running(
        routes, settings: { $0.trustedProxies = [NetworkRange(range)].compactMap { $0 } }
      ) { server in
        let reply = try await server.call("GET", "/yo", headers: forwarded)
        #expect(reply.text == seen)
      }
    }
  }

  /// What the visitor wrote stands at the left; each proxy adds whom it heard at the right.
  @Test(arguments: [
    ("198.51.100.7, 10.0.0.7", "198.51.100.7"),
    ("6.6.6.6, 198.51.100.7, 10.0.0.7, 10.0.0.8", "198.51.100.7"),
    ("10.0.0.9, 10.0.0.7", "10.0.0.9"), ("198.51.100.7, unknown", "unknown"),
    ("", "127.0.0.1"),
  ])
  func behindSeveralProxiesTheFirstThatIsNoneOfThemIsTheVisitor(
    _ forwarded: String, _ seen: String
  ) async throws {
    var routes = Routes()
    routes.get("/yo", .anyone) { visit in .text(visit.request.remoteAddress) }
    try await TestServer.running(
      routes,
      settings: {
        $0.trustedProxies = ["127.0.0.0/8", "10.0.0.0/8"].compactMap { NetworkRange($0) }
      }
    ) { server in
      let reply = try await server.call(
        "GET", "/yo", headers: [("x-forwarded-for", forwarded)])
      #expect(reply.text == seen)
    }
  }

  @Test func addressesOfOneNetworkShareOneAllowance() async throws {
    var routes = Routes()
    routes.get("/yo", .anyone) { _ in .text("sí") }
    try await TestServer.running(
      routes,
      settings: {
        $0.trustedProxies = [.thisMachine]
        $0.rates.address = .init(perMinute: 1, burst: 2)
      }
    ) { server in
      var statuses: [Int] = []
      for last in 1...3 {
        let address = [("x-forwarded-for", "2001:db8:1:2::\(last)")]
        statuses.append(try await server.call("GET", "/yo", headers: address).status)
      }
      #expect(statuses == [200, 200, 429])
    }
  }

  /// `URLComponents` reads `xn--…` as letters; the client that connects does not.
  @Test(arguments: [
    ("https://xn--mxico-bsa.example.com/avisos", "xn--mxico-bsa.example.com"),
    ("https://hooks.example.com:8443/a", "hooks.example.com"), ("https://[::1]/", "::1"),
    ("https://méxico.example/", nil), ("https://a_b.example/", nil), ("https:///x", nil),
  ])
  func theHostIsReadAsTheClientReadsIt(_ url: String, _ host: String?) {
    let read = StrangerClient.host(of: url)
    if host != nil {
      #expect(read == host)
    } else {
      #expect(read.map { $0.utf8.allSatisfy { $0 < 0x80 } } ?? true)
    }
  }

  @Test func howeverManyAskWhetherItIsReadyOneLooks() async throws {
    let looks = Mutex(0)
    let readiness = Readiness {
      looks.withLock { $0 += 1 }
      try? await Task.sleep(for: .milliseconds(100))
      return "database"
    }
    let answers = await withTaskGroup(of: String?.self) { group in
      for _ in 0..<200 { group.addTask { await readiness.missing() } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers.allSatisfy { $0 == "database" })
    #expect(looks.withLock { $0 } == 1)
    try await Task.sleep(for: .milliseconds(1_050))
    _ = await readiness.missing()
    #expect(looks.withLock { $0 } == 2)
  }
}
