import ChannelsAPI
import Foundation
import Jobs
import Kernel
import Postgres
import TestKit
import Testing
import Vault

@testable import Channels

@Suite struct LetterTests {
  @Test func aPersonWithAMailboxIsWrittenToThereToo() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      try await bench.order("pago-recibido")
      try await bench.worker.drain()
      #expect(bench.carrier.sent.count == 1)
      let mail = try #require(bench.postOffice.sent.first)
      #expect(mail.to.text == "lupita@correo.example")
      #expect(mail.subject == "Recibimos tu pago de $100.00")
      #expect(mail.text.hasPrefix("Hola, Lupita:\n\nRecibimos tu pago."))
      #expect(mail.text.contains("Crédito: SOL-1\nPagaste: $100.00\nFecha: 20 nov 2026"))
      #expect(mail.html.contains("<td>SOL-1</td>"))
      let kept = try await bench.messages()
      #expect(Set(kept.map(\.channel)) == [.sms, .email])
      let letter = try #require(kept.first { $0.channel == .email })
      #expect(letter.title == mail.subject)
      #expect(letter.text == mail.text)
      #expect(letter.state == .sent)
    }
  }

  @Test func aPersonWithoutOneIsWrittenToByTextAloneAndNothingElseIsKept() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      try await bench.order("pago-recibido", to: Cast.beto)
      try await bench.worker.drain()
      #expect(bench.postOffice.sent.isEmpty)
      #expect(try await bench.messages(to: Cast.beto).map(\.channel) == [.sms])
    }
  }

  @Test func anOrderToldManyTimesIsOneMail() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      try await bench.order("pago-recibido", times: 10)
      try await bench.worker.drain(hands: 4)
      #expect(bench.postOffice.sent.count == 1)
      #expect(try await bench.messages().count == 2)
    }
  }

  @Test func thePapersOfAContractGoWithItAndTheirFingerprintStays() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      try await bench.order("contrato-firmado")
      try await bench.worker.drain()
      #expect(bench.postOffice.sent.first?.papers.map(\.name) == ["contrato.pdf"])
      let letter = try #require(try await bench.messages().first { $0.channel == .email })
      #expect(letter.papers == ["contrato.pdf"])
      let kept = try await database.read(for: bench.tenant) { db in
        try await db.messages(of: Cast.lupita, count: 10).flatMap(\.papers)
      }
      #expect(kept.map(\.sha256) == [Hex.encode(SHA256.digest(Array("loan_1".utf8)))])
    }
  }

  @Test func aReminderByMailWaitsForTheMorningToo() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      bench.clock.advance(by: 14 * 3_600)
      try await bench.order("recordatorio-pago")
      try await bench.order("contrato-firmado")
      try await bench.worker.drain()
      #expect(bench.postOffice.sent.count == 1)
      // Friday at night: the next working morning is Monday's.
      bench.clock.advance(by: 2 * 86_400 + 8 * 3_600 + 60)
      try await bench.worker.drain()
      #expect(bench.postOffice.sent.count == 2)
    }
  }

  @Test func whoAskedForSilenceIsNotRemindedButGetsTheirPapers() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      try await database.transaction(for: bench.tenant) { db in
        _ = try await db.optOut(Cast.lupita, by: .system("test"), at: bench.clock.now)
      }
      try await bench.order("pago-vencido")
      let signed = try await bench.order("contrato-firmado")
      try await bench.worker.drain()
      #expect(bench.carrier.sent.map(\.message) == [signed])
      #expect(bench.postOffice.sent.map(\.subject) == ["Tu contrato SOL-1 firmado"])
      let letters = try await bench.messages().filter { $0.channel == .email }
      #expect(letters.map(\.state) == [.sent, .withheld])
    }
  }

  @Test func aPostOfficeThatIsDownIsTriedAgainAndOneThatSaysNoIsBelieved() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      bench.postOffice.next([.unavailable(reason: "451"), .unavailable(reason: "451")])
      try await bench.order("pago-recibido")
      for _ in 1...6 {
        try await bench.worker.drain()
        bench.clock.advance(by: 3_600)
      }
      #expect(bench.postOffice.sent.count == 1)
      bench.postOffice.next([.refused(code: "550", reason: "El buzón no existe")])
      try await bench.order("pago-recibido")
      try await bench.worker.drain()
      let letters = try await bench.messages().filter { $0.channel == .email }
      #expect(letters.map(\.state) == [.failed, .sent])
    }
  }

  @Test func aPostOfficeThatNeverComesBackIsGivenUpOn() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      bench.postOffice.give("lupita@correo.example")
      bench.postOffice.next(Array(repeating: .unavailable(reason: "down"), count: 50))
      try await bench.order("pago-recibido")
      for _ in 1...30 {
        try await bench.worker.drain()
        bench.clock.advance(by: 12 * 3_600)
      }
      let letters = try await bench.messages().filter { $0.channel == .email }
      #expect(letters.map(\.state) == [.failed])
      #expect(bench.postOffice.sent.isEmpty)
    }
  }

  @Test func aConfirmationIsSentAtOnceAndItsLinkIsNotKept() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      let question = MailboxQuestion(
        message: bench.clock.world.newID(MessageID.self), party: Cast.lupita,
        givenName: "Lupita", mailbox: try #require(EmailAddress("lupita@correo.example")),
        link: "https://solera.example/correo/secreto", daysValid: 7, isLastAttempt: false)
      for _ in 1...2 { try await bench.channels.client.confirmMailbox(bench.tenant, question) }
      #expect(bench.postOffice.sent.count == 1)
      let mail = try #require(bench.postOffice.sent.first)
      #expect(mail.text.contains("Confirmar mi correo: https://solera.example/correo/secreto"))
      #expect(mail.html.contains("<a href=\"https://solera.example/correo/secreto\">"))
      let kept = try await bench.messages()
      #expect(kept.map(\.title) == ["Confirma tu correo en Solera"])
      #expect(kept.allSatisfy { !$0.text.contains("secreto") })
    }
  }

  @Test func whatAPersonIsCalledCannotWriteMarkupOrHeaders() async throws {
    try await TestDatabase.with { database in
      let bench = try await ChannelsBench(database)
      let question = MailboxQuestion(
        message: bench.clock.world.newID(MessageID.self), party: Cast.lupita,
        givenName: "<b>*Lupita*</b>\r\nBcc: otra@correo.example",
        mailbox: try #require(EmailAddress("lupita@correo.example")),
        link: "https://solera.example/correo/x", daysValid: 7, isLastAttempt: false)
      try await bench.channels.client.confirmMailbox(bench.tenant, question)
      let mail = try #require(bench.postOffice.sent.first)
      #expect(!mail.html.contains("<b>*") && mail.html.contains("&lt;b&gt;*Lupita*"))
      #expect(!mail.subject.contains("Bcc"))
    }
  }
}
