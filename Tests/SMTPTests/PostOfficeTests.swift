import ChannelsAPI
import Foundation
import Kernel
import Testing
import Vault

@testable import SMTP

/// The connector and the sandbox over a real socket.
@Suite struct PostOfficeTests {
  @Test(arguments: SMTPAccount.Security.allCases)
  func aMailReachesItsMailboxOverTLS(security: SMTPAccount.Security) async throws {
    try await PostOffice.with(security: security) { office in
      let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
      let mail = letter(papers: [Paper(name: "contrato.pdf", bytes: bytes)])
      let receipt = try await office.send(mail)
      #expect(receipt.providerID == "<\(mail.message)@solera.example>")
      #expect(receipt.state == .sent)
      let kept = try #require(office.sandbox.mails(of: office.tenant).first)
      #expect(kept.to == "lupita@correo.example")
      #expect(kept.from == "hola@solera.example")
      #expect(kept.content.subject == mail.subject)
      #expect(kept.content.text.contains("\r\n.\r\n"))
      #expect(kept.content.attachments.first?.bytes == bytes)
    }
  }

  @Test func anotherCertificateIsNotTrusted() async throws {
    let stranger = try SelfMadeCertificate.make(name: "otro")
    try await PostOffice.with { office in
      let failure = await office.failure(of: letter(), trusting: stranger.pem)
      guard case .unavailable(let reason)? = failure else {
        Issue.record("it was taken: \(String(describing: failure))")
        return
      }
      #expect(reason.contains("certificate"))
      #expect(office.sandbox.mails(of: office.tenant).isEmpty)
    }
  }

  @Test func aCertificateForAnotherPlaceIsNotTrusted() async throws {
    let elsewhere = try SelfMadeCertificate.make(name: "otro", places: "DNS:otro.example")
    try await PostOffice.with(certificate: elsewhere) { office in
      let failure = await office.failure(of: letter())
      guard case .unavailable? = failure else {
        Issue.record("it was taken")
        return
      }
      #expect(office.sandbox.mails(of: office.tenant).isEmpty)
    }
  }

  @Test func aWrongPasswordWaitsForSomebodyToPutItRight() async throws {
    try await PostOffice.with { office in
      let failure = await office.failure(of: letter(), password: "otra")
      #expect(failure == .unavailable(reason: "Login denied (535)"))
    }
  }

  @Test func aSenderThatIsNotOursWaitsForSomebodyToPutItRight() async throws {
    try await PostOffice.with { office in
      let failure = await office.failure(of: letter(), sender: "otra@solera.example")
      guard case .unavailable(let reason)? = failure else {
        Issue.record("the mailbox was blamed: \(String(describing: failure))")
        return
      }
      #expect(reason.contains("553"))
    }
  }

  @Test func aMailboxThatIsNotThereIsANoAndAGreyListIsNotNow() async throws {
    try await PostOffice.with { office in
      office.sandbox.meet("Nadie@correo.example", with: .refused)
      office.sandbox.meet("lento@correo.example", with: .greylisted)
      #expect(
        await office.failure(of: letter(to: "nadie@correo.example"))
          == .refused(code: "550", reason: "El buzón no existe o no recibe correo"))
      guard case .unavailable? = await office.failure(of: letter(to: "lento@correo.example")) else {
        Issue.record("the first try must be put off")
        return
      }
      _ = try await office.send(letter(to: "lento@correo.example"))
      #expect(office.sandbox.mails(of: office.tenant).map(\.to) == ["lento@correo.example"])
    }
  }

  @Test func aLineThatGoesDeadAndAServerThatSleepsAreNotNow() async throws {
    try await PostOffice.with(slownessMilliseconds: 5_000) { office in
      office.sandbox.meet("muerto@correo.example", with: .dropped)
      office.sandbox.meet("dormido@correo.example", with: .slow)
      for address in ["muerto@correo.example", "dormido@correo.example"] {
        let failure = await office.failure(of: letter(to: address), timeoutMilliseconds: 1_000)
        guard case .unavailable? = failure else {
          Issue.record("\(address): \(String(describing: failure))")
          continue
        }
      }
    }
  }

  @Test func aServerThatIsNotThereIsNotNow() async throws {
    let mailer = SMTPMailer { _ in
      SMTPAccount(
        host: "127.0.0.1", port: 1, security: .starttls, username: "u", password: Sealed("p"),
        sender: EmailAddress("hola@solera.example")!, senderName: "Solera",
        timeoutMilliseconds: 1_000)
    }
    await #expect(throws: MessengerFailure.self) {
      _ = try await mailer.send(letter(), for: TenantID(1))
    }
  }

  @Test func manyMailsAtOnceAllArriveOnce() async throws {
    try await PostOffice.with { office in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...24 {
          group.addTask { _ = try await office.send(letter(number: UInt8(number))) }
        }
        try await group.waitForAll()
      }
      let identities = office.sandbox.mails(of: office.tenant).map(\.content.messageID)
      #expect(identities.count == 24)
      #expect(Set(identities).count == 24)
    }
  }

  @Test func oneInstitutionNeverSeesAnothersMail() async throws {
    try await PostOffice.with { office in
      _ = try await office.send(letter())
      let id = try #require(office.sandbox.mails(of: office.tenant).first?.id)
      #expect(office.sandbox.mails(of: TenantID(2)).isEmpty)
      #expect(office.sandbox.mail(id, of: TenantID(2)) == nil)
      #expect(office.sandbox.mail(id, of: office.tenant) != nil)
    }
  }
}

/// A sandbox that listens, and a connector that knows it.
struct PostOffice: Sendable {
  let tenant = TenantID(1)
  let sandbox: MailSandbox
  let certificate: SelfMadeCertificate
  let security: SMTPAccount.Security
  let port: Int

  static func with(
    security: SMTPAccount.Security = .starttls, certificate: SelfMadeCertificate? = nil,
    slownessMilliseconds: Int = 100,
    _ body: @escaping @Sendable (PostOffice) async throws -> Void
  ) async throws {
    let instant = Date(timeIntervalSince1970: 1_795_186_800)
    let sandbox = MailSandbox(
      world: World(now: { _ in instant }, newID: { UUID() }),
      slownessMilliseconds: slownessMilliseconds)
    sandbox.register(
      .init(
        tenant: TenantID(1), username: "solera", password: "secreta",
        sender: "hola@solera.example"))
    let certificate = try certificate ?? SelfMadeCertificate.make(name: "correo.sandbox")
    let server = SMTPSandboxServer(
      sandbox, port: 0, certificate: certificate, isImplicit: security == .tls)
    let (ports, opened) = AsyncStream.makeStream(of: Int.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await server.run { port in
          opened.yield(port)
          opened.finish()
        }
      }
      for await port in ports {
        try await body(
          PostOffice(
            sandbox: sandbox, certificate: certificate, security: security, port: port))
      }
      group.cancelAll()
    }
  }

  func mailer(
    trusting authority: String? = nil, password: String = "secreta",
    sender: String = "hola@solera.example", timeoutMilliseconds: Int = 10_000
  ) -> SMTPMailer {
    let account = SMTPAccount(
      host: "127.0.0.1", port: port, security: security, username: "solera",
      password: Sealed(password), sender: EmailAddress(sender)!,
      senderName: "Solera", authority: authority ?? certificate.pem,
      timeoutMilliseconds: timeoutMilliseconds)
    return SMTPMailer { _ in account }
  }

  func send(_ mail: OutgoingMail) async throws -> MessengerReceipt {
    try await mailer().send(mail, for: tenant)
  }

  func failure(
    of mail: OutgoingMail, trusting authority: String? = nil, password: String = "secreta",
    sender: String = "hola@solera.example", timeoutMilliseconds: Int = 10_000
  ) async -> MessengerFailure? {
    do throws(MessengerFailure) {
      _ = try await mailer(
        trusting: authority, password: password, sender: sender,
        timeoutMilliseconds: timeoutMilliseconds
      ).send(mail, for: tenant)
      return nil
    } catch { return error }
  }
}
