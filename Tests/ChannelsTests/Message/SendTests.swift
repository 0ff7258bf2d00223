import ChannelsAPI
import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing
import Web

@testable import Channels

@Suite struct SendTests {
  @Test func aMessageSaysTheInstitutionsWordsAndIsKept() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      try await bench.order("pago-recibido")
      try await bench.worker.drain()
      let text = try #require(bench.carrier.sent.first)
      #expect(text.phone == "+525512345678")
      #expect(text.body.contains("Solera"))
      let kept = try await bench.messages()
      #expect(kept.map(\.text) == [text.body])
      #expect(kept.map(\.state) == [.sent])
    }
  }

  @Test func anOrderToldManyTimesIsOneMessage() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      try await bench.order("pago-recibido", times: 10)
      try await bench.worker.drain(hands: 4)
      #expect(bench.carrier.sent.count == 1)
    }
  }

  @Test func aReminderWaitsForTheMorningAndNewsDoesNot() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.clock.advance(by: 14 * 3_600)
      try await bench.order("recordatorio-pago")
      try await bench.order("pago-recibido")
      try await bench.worker.drain()
      #expect(bench.carrier.sent.count == 1)
      // Friday at night: the next working morning is Monday's.
      bench.clock.advance(by: 2 * 86_400 + 8 * 3_600 + 60)
      try await bench.worker.drain()
      #expect(bench.carrier.sent.count == 2)
    }
  }

  @Test func aCarrierThatIsDownIsTriedAgainAndOneThatSaysNoIsBelieved() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.carrier.next([.unavailable(reason: "503"), .unavailable(reason: "503")])
      try await bench.order("pago-recibido")
      for _ in 1...6 {
        try await bench.worker.drain()
        bench.clock.advance(by: 3_600)
      }
      #expect(bench.carrier.sent.count == 1)
      bench.carrier.next([.refused(code: "21211", reason: "No es un celular")])
      try await bench.order("pago-recibido")
      try await bench.worker.drain()
      #expect(try await bench.messages().map(\.state) == [.failed, .sent])
    }
  }

  @Test func aPersonWithoutPhoneIsNotWrittenToAndItIsSaidWhy() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      try await bench.order("pago-recibido", to: Cast.chuy)
      try await bench.worker.drain()
      #expect(bench.carrier.sent.isEmpty)
      #expect(try await bench.messages(to: Cast.chuy).map(\.state) == [.withheld])
    }
  }

  @Test func aCodeIsSentAtOnceAndNeverKept() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.clock.advance(by: 14 * 3_600)
      let code = CodeMessage(
        phone: "+525512345678", code: "493021", purpose: "login", minutesValid: 7)
      try await bench.channels.client.sendCode(bench.tenant, code)
      #expect(bench.carrier.sent.first?.body.contains("493021") == true)
      #expect(bench.carrier.sent.first?.body.contains("7 minutos") == true)
      bench.carrier.next([.unavailable(reason: "503")])
      await #expect(throws: SendCode.Refused.carrierDown) {
        try await bench.channels.client.sendCode(bench.tenant, code)
      }
    }
  }

  @Test func noticesMoveAMessageForwardOnlyAndAStopIsHeard() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      let id = try await bench.order("pago-recibido")
      try await bench.worker.drain()
      for state in ["delivered", "sent", "delivered"] { try await bench.notice("SM\(id) \(state)") }
      #expect(try await bench.messages().map(\.state) == [.delivered])
      let second = try await bench.order("pago-recibido")
      try await bench.worker.drain()
      try await bench.notice("SM\(second) stop")
      try await bench.order("recordatorio-pago")
      try await bench.worker.drain()
      #expect(try await bench.messages().map(\.state) == [.withheld, .failed, .delivered])
      await #expect(throws: RecordStatus.Refused.notTheCarrier) { try await bench.notice("x") }
    }
  }

  @Test(arguments: [
    ("2026-11-19T12:59:59Z", 1), ("2026-11-19T13:00:00Z", 0), ("2026-11-20T03:59:59Z", 0),
    ("2026-11-20T04:00:00Z", 32_400),
    // Friday at night, Saturday at noon and Sunday wait for Monday at seven.
    ("2026-11-21T04:00:00Z", 32_400 + 2 * 86_400), ("2026-11-21T18:00:00Z", 43 * 3_600),
    ("2026-11-22T18:00:00Z", 19 * 3_600),
  ])
  func aDebtIsRemindedOfOnWorkingDaysFromSevenToTen(instant: String, waitSeconds: Int) throws {
    let zone = try #require(TimeZone(identifier: "America/Mexico_City"))
    let now = try Date(instant, strategy: .iso8601)
    let opening = QuietHours(
      zone: zone, calendar: BusinessCalendar(restDays: [.saturday, .sunday])
    ).nextOpening(after: now)
    #expect(opening == (waitSeconds == 0 ? nil : now.addingTimeInterval(TimeInterval(waitSeconds))))
  }
}

extension ChannelsBench {
  func notice(_ text: String) async throws {
    let route = try #require(channels.routes.all.first { $0.path == "/hooks/twilio/estado" })
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
    let request = Request(method: .post, path: route.path, rawBody: Array(text.utf8))
    _ = try await route.handler(Visit(site: site, request: request, now: clock.now))
  }
}
