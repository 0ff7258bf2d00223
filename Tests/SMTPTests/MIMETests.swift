import ChannelsAPI
import Foundation
import Kernel
import Testing
import Vault

@testable import SMTP

@Suite struct MIMETests {
  @Test(arguments: [
    ("", ""), ("hola", "hola"), ("año", "a=C3=B1o"), ("a=b", "a=3Db"),
    ("una línea\notra", "una l=C3=ADnea\r\notra"), ("fin \nsigue", "fin=20\r\nsigue"),
    ("fin\t", "fin=09"), ("a\r\nb\rc\nd", "a\r\nb\r\nc\r\nd"), ("🙂", "=F0=9F=99=82"),
    ("\u{0}", "=00"), (".", "."), ("a\n\nb", "a\r\n\r\nb"),
  ])
  func textIsQuotedAsTheBookSays(text: String, quoted: String) {
    #expect(QuotedPrintable.encode(text) == quoted)
  }

  @Test func aLongLineIsBrokenSoftlyAndReadsTheSame() {
    let text = String(repeating: "Pagaste la cuota número 3 del crédito. ", count: 20) + "fin"
    let quoted = QuotedPrintable.encode(text)
    let lines = quoted.components(separatedBy: "\r\n")
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    let read = EncodedWord.quotedPrintable(Array(quoted.utf8))
    #expect(String(decoding: read, as: UTF8.self) == text)
  }

  @Test(arguments: 70...82)
  func noLengthMakesALineTooLong(count: Int) {
    for tail in ["", " ", "ñ", "=", "a"] {
      let text = String(repeating: "x", count: count) + tail
      let quoted = QuotedPrintable.encode(text)
      #expect(quoted.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
      let read = EncodedWord.quotedPrintable(Array(quoted.utf8))
      #expect(String(decoding: read, as: UTF8.self) == text)
    }
  }

  @Test func aSubjectInSpanishIsEncodedInWordsThatEachDecode() {
    let subject =
      "Tu contrato ya está firmado: guárdalo, léelo con calma y pregúntanos lo que sea 🙂"
    let header = HeaderText.unstructured("Subject", subject)
    let lines = header.components(separatedBy: "\r\n")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { $0.utf8.count <= 76 })
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" =?UTF-8?B?") })
    let unfolded = header.dropFirst("Subject: ".count).replacingOccurrences(of: "\r\n ", with: " ")
    #expect(EncodedWord.decode(unfolded) == subject)
  }

  @Test func aPlainSubjectStaysReadableAndIsFoldedBetweenWords() {
    #expect(HeaderText.unstructured("Subject", "Recibimos tu pago") == "Subject: Recibimos tu pago")
    let long = Array(repeating: "palabra", count: 30).joined(separator: " ")
    let header = HeaderText.unstructured("Subject", long)
    #expect(header.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 76 })
    #expect(header.replacingOccurrences(of: "\r\n", with: "") == "Subject: \(long)")
  }

  @Test(arguments: [
    "Hola\r\nBcc: otro@ejemplo.mx", "Hola\nBcc: otro@ejemplo.mx", "Hola\rBcc: otro@ejemplo.mx",
    "Hola\u{0}Bcc: x", "Hola\u{85}Bcc: x", "Hola\u{2028}Bcc: x", "Hola\r\n\r\n<html>",
  ])
  func nothingThatIsSaidBeginsAnotherHeader(text: String) {
    let header = HeaderText.unstructured("Subject", text)
    #expect(!header.replacingOccurrences(of: "\r\n ", with: "").contains { $0.isNewline })
    let from = HeaderText.mailbox("From", displayed: text, address: "hola@solera.example")
    #expect(!from.replacingOccurrences(of: "\r\n ", with: "").contains { $0.isNewline })
    #expect(!HeaderText.fileName("filename", text).contains { $0.isNewline })
  }

  @Test func whoWritesIsQuotedOrEncoded() {
    func from(_ name: String) -> String {
      HeaderText.mailbox("From", displayed: name, address: "hola@solera.example")
    }
    #expect(from("Solera") == "From: \"Solera\" <hola@solera.example>")
    #expect(from(#"So"le\ra"#) == #"From: "So\"le\\ra" <hola@solera.example>"#)
    #expect(from("Raíces") == "From: =?UTF-8?B?UmHDrWNlcw==?= <hola@solera.example>")
    #expect(from("") == "From: <hola@solera.example>")
  }

  @Test func aFileNameLosesWhatCouldLeadElsewhere() {
    #expect(HeaderText.fileName("filename", "contrato.pdf") == "filename=\"contrato.pdf\"")
    #expect(HeaderText.fileName("filename", "../a\"b\\c.pdf") == "filename=\"..abc.pdf\"")
    #expect(
      HeaderText.fileName("filename", "carátula.pdf") == "filename*=UTF-8''car%C3%A1tula.pdf")
  }

  @Test func aMailIsTheSameBytesEveryTimeAndEachIsWhereItBelongs() throws {
    let mail = letter(papers: [Paper(name: "carátula.pdf", bytes: Array(repeating: 7, count: 200))])
    let bytes = MIMEMail(mail: mail, senderName: "Raíces", sender: "hola@raices.example").bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(
      bytes == MIMEMail(mail: mail, senderName: "Raíces", sender: "hola@raices.example").bytes)
    #expect(text.utf8.allSatisfy { $0 < 128 })
    #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains { $0.isNewline })
    #expect(text.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 78 })
    #expect(
      text.hasPrefix(
        """
        Date: Fri, 20 Nov 2026 15:00:00 +0000\r
        From: =?UTF-8?B?UmHDrWNlcw==?= <hola@raices.example>\r
        To: <lupita@correo.example>\r
        Subject: =?UTF-8?B?VHUgY29udHJhdG8geWEgZXN0w6EgZmlybWFkbw==?=\r
        Message-ID: <\(mail.message)@raices.example>\r
        MIME-Version: 1.0\r
        Auto-Submitted: auto-generated\r
        X-Auto-Response-Suppress: All\r
        Content-Language: es-MX\r
        Content-Type: multipart/mixed;\r
         boundary="=_mixed_\(mail.message)"\r
        \r
        --=_mixed_\(mail.message)\r
        Content-Type: multipart/alternative;\r
         boundary="=_alternative_\(mail.message)"\r

        """))
    let read = MIMEReader.read(bytes)
    #expect(read.subject == mail.subject)
    #expect(read.sender == "Raíces <hola@raices.example>")
    #expect(read.text == "Hola, Lupita:\r\n.\r\nYa está.")
    #expect(read.html == mail.html)
    #expect(read.isAutomatic)
    #expect(read.attachments.map(\.name) == ["carátula.pdf"])
    #expect(read.attachments.map(\.bytes) == mail.papers.map(\.bytes))
  }

  /// Somebody else's reader takes it apart and finds the same, and nothing that it minds.
  @Test func anotherReaderUnderstandsIt() throws {
    let mail = letter(papers: [Paper(name: "carátula.pdf", bytes: Array(0...255))])
    let bytes = MIMEMail(mail: mail, senderName: "Raíces", sender: "hola@raices.example").bytes
    let script = """
      import sys, email, email.policy
      mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
      paper = next(mail.iter_attachments())
      print(mail['subject'], mail['from'], mail['to'], mail['auto-submitted'], sep='|')
      print(mail.get_body(('plain',)).get_content().replace(chr(13) + chr(10), '/'))
      print(mail.get_body(('html',)).get_content().strip())
      print(paper.get_filename(), paper.get_content_type(), list(paper.get_content())[-1])
      print(sum(len(part.defects) for part in mail.walk()))
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONIOENCODING": "utf-8"]) { $1 }
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try input.fileHandleForWriting.close()
    let said = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      said == """
        Tu contrato ya está firmado|Raíces <hola@raices.example>|lupita@correo.example|\
        auto-generated
        Hola, Lupita:/./Ya está.
        <p>Hola, <strong>Lupita</strong>: ya está.</p>
        carátula.pdf application/pdf 255
        0

        """)
  }

  @Test func aMailWithoutPapersIsOnlyItsWords() {
    let bytes = MIMEMail(mail: letter(), senderName: "Solera", sender: "hola@solera.example").bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("multipart/mixed"))
    #expect(MIMEReader.read(bytes).attachments.isEmpty)
    #expect(MIMEReader.read(bytes).html == letter().html)
  }

  @Test(arguments: [0, 1, 56, 57, 58, 114, 115, 5_000])
  func aPaperOfAnySizeArrivesWhole(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let mail = letter(papers: [Paper(name: "a.pdf", bytes: bytes)])
    let whole = MIMEMail(mail: mail, senderName: "Solera", sender: "hola@solera.example").bytes
    #expect(MIMEReader.read(whole).attachments.first?.bytes == bytes)
  }

  @Test(arguments: [
    (SMTPOutcome.Ending.taken, 250, nil as MessengerFailure?),
    (.broken, 550, .refused(code: "550", reason: "El buzón no existe o no recibe correo")),
    (.broken, 554, .refused(code: "554", reason: "El servidor de correo rechazó el mensaje")),
    (.broken, 451, .unavailable(reason: "x (451)")), (.broken, 0, .unavailable(reason: "x")),
    (.broken, 530, .unavailable(reason: "x (530)")),
    (.broken, 354, .unavailable(reason: "x (354)")),
    (.keptOut, 535, .unavailable(reason: "x (535)")), (.keptOut, 0, .unavailable(reason: "x")),
  ])
  func aNoIsToldFromNotNow(
    ending: SMTPOutcome.Ending, lastAnswer: Int, failure: MessengerFailure?
  ) {
    let outcome = SMTPOutcome(
      ending: ending, lastAnswer: lastAnswer, hasNamedAddress: true, words: "x")
    #expect(SMTPReply.failure(outcome) == failure)
  }
}

func letter(
  to address: String = "lupita@correo.example", papers: [Paper] = [], number: UInt8 = 1
) -> OutgoingMail {
  OutgoingMail(
    message: MessageID(UUID(uuid: (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, number))),
    to: EmailAddress(address)!, subject: "Tu contrato ya está firmado",
    text: "Hola, Lupita:\n.\nYa está.", html: "<p>Hola, <strong>Lupita</strong>: ya está.</p>",
    papers: papers, sentAt: Date(timeIntervalSince1970: 1_795_186_800))
}
