public import Foundation
public import Kernel

/// What other modules may ask of Channels.
public struct ChannelsClient: Sendable {
  /// Sends a one-time code at once, outside quiet hours too; the code is never kept.
  public var sendCode: @Sendable (TenantID, CodeMessage) async throws -> Void
  public var messages: @Sendable (TenantID, PartyID) async throws -> [MessageSummary]

  public init(
    sendCode: @escaping @Sendable (TenantID, CodeMessage) async throws -> Void,
    messages: @escaping @Sendable (TenantID, PartyID) async throws -> [MessageSummary]
  ) {
    self.sendCode = sendCode
    self.messages = messages
  }
}

public struct CodeMessage: Sendable {
  public let phone: String
  public let code: String
  /// `login`, `sign`: chooses the words of the message.
  public let purpose: String

  public init(phone: String, code: String, purpose: String) {
    self.phone = phone
    self.code = code
    self.purpose = purpose
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

  public let id: MessageID
  public let template: String
  public let channel: String
  public let text: String
  public let state: State
  public let recordedAt: Date

  public init(
    id: MessageID, template: String, channel: String, text: String, state: State,
    recordedAt: Date
  ) {
    self.id = id
    self.template = template
    self.channel = channel
    self.text = text
    self.state = state
    self.recordedAt = recordedAt
  }
}
