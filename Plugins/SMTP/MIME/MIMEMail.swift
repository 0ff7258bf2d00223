import ChannelsAPI
import Foundation
import Kernel
import Vault

/// A mail as it travels (RFC 5322, RFC 2045): words twice, as text and as a page, and the papers
/// after them. Pure: the same mail is always the same bytes.
struct MIMEMail: Sendable {
  let mail: OutgoingMail
  let senderName: String
  let sender: String

  /// `<msg_…@solera.example>`: ours for ever, so that a mail told twice is known to be one.
  var messageID: String {
    "<\(mail.message)@\(sender.split(separator: "@").last ?? "localhost")>"
  }

  var bytes: [UInt8] { Array((headers + body + "\r\n").utf8) }

  private var headers: String {
    [
      "Date: \(Self.date(mail.sentAt))",
      HeaderText.mailbox("From", displayed: senderName, address: sender),
      "To: <\(mail.to.text)>",
      HeaderText.unstructured("Subject", mail.subject),
      "Message-ID: \(messageID)",
      "MIME-Version: 1.0",
      // Nobody's holiday notice answers a machine (RFC 3834).
      "Auto-Submitted: auto-generated",
      "X-Auto-Response-Suppress: All",
      "Content-Language: es-MX",
    ].map { $0 + "\r\n" }.joined()
  }

  private var body: String {
    guard !mail.papers.isEmpty else { return alternative }
    return multipart("mixed", [alternative] + mail.papers.map(part(of:)))
  }

  private var alternative: String {
    multipart("alternative", [words("plain", mail.text), words("html", mail.html)])
  }

  /// The boundary cannot stand in a part: quoted-printable never writes `=_`, and base64 has no
  /// underscore.
  private func multipart(_ kind: String, _ parts: [String]) -> String {
    let boundary = "=_\(kind)_\(mail.message)"
    let opening = "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n"
    return opening + parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--"
  }

  private func words(_ kind: String, _ text: String) -> String {
    """
    Content-Type: text/\(kind); charset=utf-8\r
    Content-Transfer-Encoding: quoted-printable\r
    \r
    \(QuotedPrintable.encode(text))
    """
  }

  private func part(of paper: Paper) -> String {
    """
    Content-Type: \(HeaderText.tame(paper.contentType));\r
     \(HeaderText.fileName("name", paper.name))\r
    Content-Disposition: attachment;\r
     \(HeaderText.fileName("filename", paper.name))\r
    Content-Transfer-Encoding: base64\r
    \r
    \(Self.base64(paper.bytes))
    """
  }

  /// In lines of 76.
  static func base64(_ bytes: [UInt8]) -> String {
    stride(from: 0, to: bytes.count, by: 57).map { start in
      Base64.encode(Array(bytes[start..<min(start + 57, bytes.count)]))
    }.joined(separator: "\r\n")
  }

  /// `Fri, 20 Nov 2026 15:00:00 +0000`.
  static func date(_ instant: Date) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
    return format.string(from: instant)
  }
}
