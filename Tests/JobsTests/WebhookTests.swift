import Audit
import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing
import Vault
import Web

struct WebhookTests {
  /// A lender whose facts go to a listener on this machine.
  private struct Rig {
    let lender: Lender
    let listener: Listener
    let worker: Worker
    let webhooks: Webhooks
    let secret: String

    init(
      _ database: Database, answering statuses: [Int], events: [String] = [],
      reach: StrangerClient.Reach = .publicInternetAndThisMachine, lender known: Lender? = nil
    ) async throws {
      let lender = known ?? Lender(database)
      let listener = Listener(answering: statuses)
      let webhooks = Webhooks(
        jobs: lender.jobs, audit: lender.audit, wall: lender.wall.world, reach: reach)
      self.lender = lender
      self.listener = listener
      self.webhooks = webhooks
      worker = Worker(jobs: lender.jobs, subscriptions: [], work: [], webhooks: webhooks)
      secret = try await database.transaction(for: Cast.solera) { db in
        try await webhooks.add(url: listener.url, events: events, in: db).secret
      }
    }
  }

  @Test func aFactArrivesSignedAsStandardWebhooksSays() async throws {
    try await TestDatabase.with { database in
      let rig = try await Rig(database, answering: [])
      defer { rig.listener.stop() }
      try await rig.lender.publish(100)
      try await rig.worker.drain()

      let call = try #require(rig.listener.calls.first)
      #expect(rig.listener.calls.count == 1)
      let id = try #require(call.headers["webhook-id"])
      let timestamp = try #require(call.headers["webhook-timestamp"])
      let key = try #require(Base64.decode(String(rig.secret.dropFirst("whsec_".count))))
      let mac = HMAC.sha256("\(id).\(timestamp).\(call.body)", key: key)
      #expect(call.headers["webhook-signature"] == "v1," + Base64.encode(mac))
      #expect(timestamp == String(Int64(TestWorld.start.timeIntervalSince1970)))
      #expect(
        call.body == #"{"type":"test.payment_seen.v1","timestamp":"2026-11-20T15:00:00Z","#
          + #""data":{"amount": 100}}"#)
    }
  }

  @Test func aDemonstrationThatLivesInAnotherMonthSignsWithTheTrueHour() async throws {
    try await TestDatabase.with { database in
      let rig = try await Rig(database, answering: [])
      defer { rig.listener.stop() }
      rig.lender.clock.advance(days: 90)
      try await rig.lender.publish(100)
      try await rig.worker.drain()
      let call = try #require(rig.listener.calls.first)
      #expect(
        call.headers["webhook-timestamp"]
          == String(Int64(TestWorld.start.timeIntervalSince1970)))
    }
  }

  @Test func aFailedDeliveryIsTriedAgainWithTheSameIDUntilItIsHeard() async throws {
    try await TestDatabase.with { database in
      let rig = try await Rig(database, answering: [500, 302, 200])
      defer { rig.listener.stop() }
      try await rig.lender.publish(100)
      for wait in [TimeInterval(5), 300, 1_800, 7_200] {
        try await rig.worker.drain()
        rig.lender.clock.advance(by: wait)
      }
      #expect(rig.listener.calls.count == 3)
      #expect(Set(rig.listener.calls.map { $0.headers["webhook-id"] }).count == 1)
      #expect(Set(rig.listener.calls.map(\.body)).count == 1)
    }
  }

  @Test func afterThreeDaysItIsGivenUpAndAPersonCanReplayIt() async throws {
    try await TestDatabase.with { database in
      let rig = try await Rig(database, answering: Array(repeating: 503, count: 10))
      defer { rig.listener.stop() }
      try await rig.lender.publish(100)
      let start = rig.lender.clock.now
      for _ in 0..<12 {
        try await rig.worker.drain()
        rig.lender.clock.advance(by: 86_400)
      }
      #expect(rig.listener.calls.count == 10)
      #expect(rig.lender.clock.now.timeIntervalSince(start) > 86_400 * 3)
      let dead = try await rig.lender.jobs.deadLetters(of: Cast.solera)
      #expect(dead.map(\.reason) == ["HTTP 503"])
      let id = try #require(dead.first?.id)
      try await database.transaction(for: Cast.solera) { db in
        try await rig.webhooks.replay(id, in: db)
      }
      try await rig.worker.drain()
      #expect(rig.listener.calls.count == 11)
      let left = try await rig.lender.jobs.deadLetters(of: Cast.solera)
      #expect(left.isEmpty)
    }
  }

  @Test func anEndpointHearsOnlyWhatItAskedForAndStopsAt410() async throws {
    try await TestDatabase.with { database in
      let deaf = try await Rig(database, answering: [], events: ["test.other.v1"])
      defer { deaf.listener.stop() }
      let gone = try await Rig(
        database, answering: [410], events: ["test.payment_seen.v1"], lender: deaf.lender)
      defer { gone.listener.stop() }
      for amount in 1...3 {
        try await gone.lender.publish(Int64(amount))
        try await gone.worker.drain()
      }
      #expect(deaf.listener.calls.isEmpty)
      #expect(gone.listener.calls.count == 1)
      let acts = try await gone.lender.audit.trail(of: Cast.solera, before: nil, count: 10)
      #expect(acts.map(\.verb) == ["jobs.webhook_paused"])
      #expect(acts.first?.reason == "HTTP 410")
    }
  }

  @Test func machinesOfOursAreNeverCalledOutsideTheDemo() async throws {
    try await TestDatabase.with { database in
      let rig = try await Rig(database, answering: [], reach: .publicInternet)
      defer { rig.listener.stop() }
      try await rig.lender.publish(100)
      try await rig.worker.drain()
      #expect(rig.listener.calls.isEmpty)
    }
    let client = StrangerClient(reach: .publicInternet)
    for host in [
      "127.0.0.1", "localhost", "10.1.2.3", "169.254.169.254", "192.168.0.1", "100.64.0.1",
      "[::1]", "[::ffff:127.0.0.1]", "[fd00::1]", "[fe80::1]", "[64:ff9b::a00:1]", "0.0.0.0",
    ] {
      await #expect(throws: OutboundFailure.notSent("la dirección no es pública"), "\(host)") {
        try await client.call(
          method: "POST", url: "https://\(host)/", headers: [], body: [], timeout: .seconds(1))
      }
    }
    await #expect(throws: OutboundFailure.notSent("no es una dirección https")) {
      try await client.call(
        method: "POST", url: "file:///etc/passwd", headers: [], body: [], timeout: .seconds(1))
    }
  }
}
