public import Foundation
public import Kernel

/// What a connector must offer to reach a mailbox. Closures, so that a test can be any post office.
public struct Mailer: Sendable {
  /// As a manifest names it: `smtp`.
  public var name: String
  /// Hands a mail to the post office. Told twice, both copies carry the same Message-ID.
  public var send:
    @Sendable (TenantID, OutgoingMail) async throws(MessengerFailure) -> MessengerReceipt

  public init(
    name: String,
    send:
      @escaping @Sendable (TenantID, OutgoingMail) async throws(MessengerFailure) ->
      MessengerReceipt
  ) {
    self.name = name
    self.send = send
  }
}

/// A mail on its way out. Opened personal data: never stored, never printed.
public struct OutgoingMail: Sendable, CustomStringConvertible {
  public let message: MessageID
  public let to: EmailAddress
  public let subject: String
  public let text: String
  /// The same words for those who read mail as pages.
  public let html: String
  public let papers: [Paper]
  public let sentAt: Date

  public init(
    message: MessageID, to: EmailAddress, subject: String, text: String, html: String,
    papers: [Paper] = [], sentAt: Date
  ) {
    self.message = message
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.papers = papers
    self.sentAt = sentAt
  }

  public var description: String { "mail \(message)" }
}

/// A file that goes with a mail.
public struct Paper: Hashable, Sendable, CustomStringConvertible {
  /// `contrato-SOL-7K3MQ.pdf`: a name without anybody's data.
  public let name: String
  public let contentType: String
  public let bytes: [UInt8]

  public init(name: String, contentType: String = "application/pdf", bytes: [UInt8]) {
    self.name = name
    self.contentType = contentType
    self.bytes = bytes
  }

  public var description: String { "\(name) (\(bytes.count) bytes)" }
}
