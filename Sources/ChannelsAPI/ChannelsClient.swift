public import Foundation
public import Kernel

/// What other modules may ask of Channels.
public struct ChannelsClient: Sendable {
  /// Sends a one-time code at once, outside quiet hours too; the code is never kept.
  public var sendCode: @Sendable (TenantID, CodeMessage) async throws -> Void
  public var messages: @Sendable (TenantID, PartyID) async throws -> [MessageSummary]
  /// Asks whoever reads a mailbox to confirm it. Throws `MessengerFailure` where it is worth
  /// another try.
  public var confirmMailbox: @Sendable (TenantID, MailboxQuestion) async throws -> Void

  public init(
    sendCode: @escaping @Sendable (TenantID, CodeMessage) async throws -> Void,
    messages: @escaping @Sendable (TenantID, PartyID) async throws -> [MessageSummary],
    confirmMailbox: @escaping @Sendable (TenantID, MailboxQuestion) async throws -> Void
  ) {
    self.sendCode = sendCode
    self.messages = messages
    self.confirmMailbox = confirmMailbox
  }
}

public struct CodeMessage: Sendable {
  public let phone: String
  public let code: String
  /// `login`, `sign`, `account`: chooses the words of the message.
  public let purpose: String
  /// How long it serves, as the message says.
  public let minutesValid: Int

  public init(phone: String, code: String, purpose: String, minutesValid: Int) {
    self.phone = phone
    self.code = code
    self.purpose = purpose
    self.minutesValid = minutesValid
  }
}

/// Is this mailbox yours? Asked again with the same message, it is one question.
public struct MailboxQuestion: Sendable {
  public let message: MessageID
  public let party: PartyID
  public let givenName: String
  public let mailbox: EmailAddress
  /// Whoever opens it says yes: never kept, never printed.
  public let link: String
  public let daysValid: Int
  public let isLastAttempt: Bool

  public init(
    message: MessageID, party: PartyID, givenName: String, mailbox: EmailAddress, link: String,
    daysValid: Int, isLastAttempt: Bool
  ) {
    self.message = message
    self.party = party
    self.givenName = givenName
    self.mailbox = mailbox
    self.link = link
    self.daysValid = daysValid
    self.isLastAttempt = isLastAttempt
  }
}

/// A command: write to a person with one of the institution's templates. Repeating it sends once.
public struct MessageOrdered: Fact, Hashable {
  public static let name = "channels.message_ordered.v1"

  public let message: MessageID
  public let party: PartyID
  /// A template of the manifest: `recordatorio-pago`, `pago-recibido`, `credito-dispersado`.
  public let template: String
  /// Amounts, dates and folios already in words; never names nor identifiers of a person.
  public let values: [String: String]
  public let subject: String

  public init(
    message: MessageID, party: PartyID, template: String, values: [String: String],
    subject: String
  ) {
    self.message = message
    self.party = party
    self.template = template
    self.values = values
    self.subject = subject
  }
}

public struct MessageSummary: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, Codable {
    case queued, sent, delivered, failed, withheld
  }

  public enum Channel: String, Hashable, Sendable, Codable {
    case sms, email
  }

  public let id: MessageID
  public let template: String
  public let channel: Channel
  /// Of a mail.
  public let title: String?
  public let text: String
  /// Names of the files that went with it.
  public let papers: [String]
  public let state: State
  public let recordedAt: Date

  public init(
    id: MessageID, template: String, channel: Channel, title: String? = nil, text: String,
    papers: [String] = [], state: State, recordedAt: Date
  ) {
    self.id = id
    self.template = template
    self.channel = channel
    self.title = title
    self.text = text
    self.papers = papers
    self.state = state
    self.recordedAt = recordedAt
  }
}
