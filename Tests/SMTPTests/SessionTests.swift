import Foundation
import Kernel
import Testing
import Vault

@testable import SMTP

@Suite struct SessionTests {
  let sandbox: MailSandbox

  init() {
    sandbox = MailSandbox(world: World(now: { _ in .distantPast }, newID: { UUID() }))
    sandbox.register(
      .init(
        tenant: TenantID(1), username: "solera", password: "secreta",
        sender: "hola@solera.example"))
  }

  /// What is answered to each line, by its number.
  private func answers(_ session: inout SMTPSession, _ lines: [String]) -> [String] {
    lines.map { String((session.hear(Array($0.utf8)).answer ?? "-").prefix(3)) }
  }

  private static let plain = "AUTH PLAIN " + Base64.encode(Array("\0solera\0secreta".utf8))

  private func entered() -> SMTPSession {
    var session = SMTPSession(sandbox: sandbox, isSecure: true)
    #expect(answers(&session, ["EHLO solera.example", Self.plain]) == ["250", "235"])
    return session
  }

  @Test func nothingIsTakenInTheClear() {
    var session = SMTPSession(sandbox: sandbox)
    let offers = session.hear(Array("EHLO x".utf8)).answer ?? ""
    #expect(offers.contains("STARTTLS") && !offers.contains("AUTH"))
    #expect(
      answers(&session, [Self.plain, "MAIL FROM:<hola@solera.example>", "STARTTLS x"])
        == ["538", "530", "501"])
    #expect(session.hear(Array("STARTTLS".utf8)).then == .startTLS)
    session.secured()
    let after = session.hear(Array("EHLO x".utf8)).answer ?? ""
    #expect(after.contains("AUTH PLAIN LOGIN") && !after.contains("STARTTLS"))
    #expect(answers(&session, ["STARTTLS", "MAIL FROM:<hola@solera.example>"]) == ["503", "530"])
  }

  @Test func bothWaysInWorkAndAStrangerStaysOut() {
    var login = SMTPSession(sandbox: sandbox, isSecure: true)
    let name = Base64.encode(Array("solera".utf8))
    let word = Base64.encode(Array("secreta".utf8))
    #expect(
      answers(&login, ["EHLO x", "AUTH LOGIN", name, word, Self.plain])
        == ["250", "334", "334", "235", "503"])
    var short = SMTPSession(sandbox: sandbox, isSecure: true)
    #expect(answers(&short, ["EHLO x", "AUTH LOGIN \(name)", word]) == ["250", "334", "235"])
    var plain = SMTPSession(sandbox: sandbox, isSecure: true)
    #expect(
      answers(&plain, ["EHLO x", "AUTH PLAIN", String(Self.plain.dropFirst(11))])
        == ["250", "334", "235"])
    var stranger = SMTPSession(sandbox: sandbox, isSecure: true)
    #expect(
      answers(
        &stranger,
        [
          "EHLO x", "AUTH LOGIN", name, name, "AUTH PLAIN ????", "AUTH CRAM-MD5",
          "MAIL FROM:<hola@solera.example>",
        ]) == ["250", "334", "334", "535", "501", "504", "530"])
  }

  @Test func aMailIsTakenDownDotByDot() {
    var session = entered()
    let lines = [
      "MAIL FROM:<hola@solera.example> SIZE=100", "RCPT TO:<lupita@correo.example>", "DATA",
      "Subject: hola", "", "..", "fin", ".",
    ]
    #expect(
      answers(&session, lines) == ["250", "250", "354", "-", "-", "-", "-", "250"])
    #expect(sandbox.mails(of: TenantID(1)).first?.content.text == ".\r\nfin\r\n")
  }

  @Test func whatComesOutOfOrderOrTooBigIsRefused() {
    var session = entered()
    let long = String(repeating: "x", count: 600)
    #expect(
      answers(
        &session,
        [
          "RCPT TO:<a@b.mx>", "DATA", "MAIL FROM:<otra@solera.example>",
          "MAIL FROM:<hola@solera.example> SIZE=99999999", "MAIL FROM: hola", long, "XYZ", "NOOP",
          "VRFY a", "RSET",
        ]) == ["503", "503", "553", "552", "501", "500", "502", "250", "252", "250"])
    let tooLong = String(repeating: "x", count: 1_200)
    #expect(
      answers(
        &session,
        [
          "MAIL FROM:<hola@solera.example>", "RCPT TO:<a@b.mx>", "DATA", tooLong, ".",
        ]) == ["250", "250", "354", "-", "552"])
    #expect(sandbox.mails(of: TenantID(1)).isEmpty)
    #expect(session.hear(Array("QUIT".utf8)).then == .close)
  }

  @Test func aMailboxMeetsTheFateThatWasChosen() {
    sandbox.meet("no@correo.example", with: .refused)
    sandbox.meet("luego@correo.example", with: .greylisted)
    sandbox.meet("lento@correo.example", with: .slow)
    sandbox.meet("nunca@correo.example", with: .dropped)
    #expect(sandbox.fates.map(\.fate) == [.slow, .greylisted, .refused, .dropped])
    var session = entered()
    #expect(
      answers(
        &session,
        [
          "MAIL FROM:<hola@solera.example>", "RCPT TO:<no@correo.example>",
          "RCPT TO:<luego@correo.example>", "RCPT TO:<luego@correo.example>",
          "RCPT TO:<lento@correo.example>", "DATA", "hola",
        ]) == ["250", "550", "451", "250", "250", "354", "-"])
    #expect(session.hear(Array(".".utf8)).then == .wait(milliseconds: 8_000))
    #expect(
      answers(
        &session,
        ["MAIL FROM:<hola@solera.example>", "RCPT TO:<nunca@correo.example>", "DATA", "hola"])
        == ["250", "250", "354", "-"])
    #expect(session.hear(Array(".".utf8)) == SMTPSession.Step(answer: nil, then: .close))
    #expect(sandbox.mails(of: TenantID(1)).count == 2)
    sandbox.meet("no@correo.example", with: .taken)
    #expect(sandbox.fates.count == 3)
  }
}
