import Audit
import ChannelsAPI
import Jobs
import Kernel
import Postgres
import Synchronization
import TestKit
import Testing
import Web

@testable import Channels

/// Who asks for silence is not reminded; what they did is still told to them.
struct SilenceTests {
  @Test func silenceWithholdsRemindersAndNothingElse() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      try await bench.text("BAJA")
      for template in ["recordatorio-pago", "pago-recibido", "contrato-firmado"] {
        try await bench.order(template)
        try await bench.worker.drain()
      }
      let states = try await bench.messages().filter { $0.channel == .sms }.map(\.state)
      #expect(states == [.sent, .sent, .withheld])
    }
  }

  @Test func bajaSilencesAltaTakesItBackAndEachLeavesItsActOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      for word in ["Baja", "  BAJA. ", "no me den de baja", "ALTA", "alta", "hola"] {
        try await bench.text(word)
      }
      let acts = try await bench.audit.acts(on: Cast.lupita.description, in: bench.tenant)
      #expect(acts.map(\.verb) == ["channels.opted_out", "channels.opt_out_lifted"])
      #expect(acts.allSatisfy { $0.actor == Actor.borrower(Cast.lupita).description })
      #expect(try await bench.optOutsTold() == 1)
    }
  }

  @Test func twoBajasAtOnceAreOne() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try await bench.text("BAJA") } }
        try await group.waitForAll()
      }
      let acts = try await bench.audit.acts(on: Cast.lupita.description, in: bench.tenant)
      #expect(acts.map(\.verb) == ["channels.opted_out"])
      #expect(try await bench.optOutsTold() == 1)
    }
  }

  @Test func aStrangersTextAndAForgedOneChangeNothing() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      try await bench.text("BAJA", from: "+525500000001")
      await #expect(throws: RecordStatus.Refused.notTheCarrier) {
        try await bench.hook("/hooks/twilio/mensaje", "sin firma")
      }
      let acts = try await bench.audit.trail(of: bench.tenant, before: nil, count: 50)
      #expect(acts.allSatisfy { !$0.verb.hasPrefix("channels.") })
    }
  }

  @Test func whatTheCarrierAnsweredIsWrittenAgainUntilItIs() async throws {
    let tries = Mutex(0)
    try await Recording.insist(waiting: [.zero, .zero]) {
      let number = tries.withLock { count in
        count += 1
        return count
      }
      if number < 3 { throw RecordStatus.Refused.notTheCarrier }
    }
    #expect(tries.withLock { $0 } == 3)
    await #expect(throws: RecordStatus.Refused.notTheCarrier) {
      try await Recording.insist(waiting: [.zero]) { throw RecordStatus.Refused.notTheCarrier }
    }
  }
}

extension ChannelsBench {
  func text(_ words: String, from phone: String = "+525512345678") async throws {
    try await hook("/hooks/twilio/mensaje", "\(phone):\(words)")
  }

  /// How often others were told of it.
  func optOutsTold() async throws -> Int {
    try await database.transaction(for: tenant) { db in
      try await db.value(
        Int.self, "SELECT count(*) FROM jobs.event WHERE name = 'channels.opted_out.v1'") ?? 0
    }
  }

  func hook(_ path: String, _ body: String) async throws {
    let route = try #require(channels.routes.all.first { $0.path == path })
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
    let request = Request(method: .post, path: path, rawBody: Array(body.utf8))
    _ = try await route.handler(Visit(site: site, request: request, now: clock.now))
  }
}
