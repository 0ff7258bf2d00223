import CRMAPI
import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing
import Web

@testable import CRM

@Suite struct MailboxTests {
  @Test func anAddressIsAskedAboutAndConfirmedByItsReader() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      try await bench.give("Lupita@correo.example", to: lupita)
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == false)
      let ask = try #require(bench.questions.asked.first)
      #expect(ask.mailbox.text == "Lupita@correo.example")
      try await bench.crm.confirmMailbox(ask.token, in: bench.tenant)
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == true)
      // Told again: it was said once.
      try await bench.crm.confirmMailbox(ask.token, in: bench.tenant)
      #expect(bench.questions.asked.count == 1)
    }
  }

  @Test func manyClicksAtOnceAreOneYes() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      try await bench.give("lupita@correo.example", to: lupita)
      let token = try #require(bench.questions.asked.first?.token)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 1...8 {
          group.addTask { try await bench.crm.confirmMailbox(token, in: bench.tenant) }
        }
        try await group.waitForAll()
      }
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == true)
    }
  }

  @Test func aLinkThatIsOldOrInventedOrForAnotherAddressServesNoMore() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      try await bench.give("lupita@correo.example", to: lupita)
      let first = try #require(bench.questions.asked.last?.token)
      try await bench.give("otra@correo.example", to: lupita)
      let second = try #require(bench.questions.asked.last?.token)
      for token in [first, "inventado", ""] {
        await #expect(throws: ConfirmMailbox.Refused.linkOver) {
          try await bench.crm.confirmMailbox(token, in: bench.tenant)
        }
      }
      await #expect(throws: ConfirmMailbox.Refused.linkOver) {
        try await bench.crm.confirmMailbox(second, in: Cast.raices)
      }
      bench.clock.advance(by: 8 * 86_400)
      await #expect(throws: ConfirmMailbox.Refused.linkOver) {
        try await bench.crm.confirmMailbox(second, in: bench.tenant)
      }
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == false)
    }
  }

  @Test func changingAConfirmedAddressAsksAgainAndOtherAnswersLeaveItConfirmed() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      try await bench.give("lupita@correo.example", to: lupita)
      try await bench.crm.confirmMailbox(
        try #require(bench.questions.asked.last?.token), in: bench.tenant)
      var profile = PartyProfile()
      profile.givenNames = "Guadalupe"
      try await bench.crm.client.update(bench.tenant, lupita, profile, .borrower(lupita))
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == true)
      try await bench.give("LUPITA@correo.example", to: lupita)
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == true)
      #expect(bench.questions.asked.count == 1)
      try await bench.give("otra@correo.example", to: lupita)
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == false)
      #expect(bench.questions.asked.count == 2)
    }
  }

  @Test func whatIsNotAnAddressIsRefused() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      await #expect(throws: UpdateParty.Refused.emailUnreadable) {
        try await bench.give("lupita@correo.example, otra@correo.example", to: lupita)
      }
      #expect(try await bench.mailbox(of: lupita) == nil)
    }
  }

  @Test func aMailThatDidNotLeaveIsSentAgainWithALinkThatServes() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      bench.questions.fail(times: 2)
      try await bench.give("lupita@correo.example", to: lupita)
      for _ in 1...4 {
        bench.clock.advance(by: 3_600)
        try await bench.worker.drain()
      }
      #expect(bench.questions.asked.count == 3)
      #expect(Set(bench.questions.asked.map(\.question)).count == 1)
      // The first may have arrived although nobody said so: its link serves as well.
      try await bench.crm.confirmMailbox(
        try #require(bench.questions.asked.first?.token), in: bench.tenant)
      #expect(try await bench.mailbox(of: lupita)?.isConfirmed == true)
      try await bench.crm.confirmMailbox(
        try #require(bench.questions.asked.last?.token), in: bench.tenant)
    }
  }

  @Test func nobodysMailboxIsFloodedByUs() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      for number in 1...10 { try await bench.give("v\(number)@correo.example", to: lupita) }
      #expect(bench.questions.asked.count == MailboxRules.questionsPerDay)
      bench.clock.advance(by: 86_401)
      try await bench.give("v11@correo.example", to: lupita)
      #expect(bench.questions.asked.count == MailboxRules.questionsPerDay + 1)
    }
  }

  @Test func staffChangeItAndTakeItAwayAndAProgramToo() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      let change = try #require(
        bench.crm.routes(panels: []).all.first { $0.path == "/oficina/personas/:party/correo" })
      #expect(change.access == .staff("party.contact"))
      for (typed, expected) in [
        ("lupita@correo.example", "lupita@correo.example"),
        ("esto no es", "lupita@correo.example"), ("", nil),
      ] as [(String, String?)] {
        _ = try await change.handler(bench.visit(lupita, form: ["correo": typed]))
        #expect(try await bench.mailbox(of: lupita)?.address.text == expected)
      }
      #expect(try await bench.crm.client.profile(bench.tenant, lupita)?.email == nil)
    }
  }

  @Test func aPersonIsFoundByTheirAddress() async throws {
    try await TestDatabase.with { database in
      let bench = try await CRMBench(database)
      let lupita = try await bench.lupita()
      try await bench.give("lupita@correo.example", to: lupita)
      #expect(try await bench.crm.client.find(bench.tenant, "Lupita@Correo.example") == [lupita])
      #expect(try await bench.crm.client.find(bench.tenant, "otra@correo.example").isEmpty)
    }
  }
}

extension CRMBench {
  func visit(_ party: PartyID, form: [String: String]) -> Visit {
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
    return Visit(
      site: site,
      request: Request(
        method: .post, path: "/oficina/personas/\(party)/correo",
        params: ["party": party.description], form: Fields(form)), now: clock.now)
  }
}
