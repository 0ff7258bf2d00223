public import Foundation
public import Kernel

/// What CRM needs of whoever writes mail; CaudalServer wires it.
public struct MailDoors: Sendable {
  /// Sends the question; tried again where it throws.
  public var ask: @Sendable (TenantID, MailboxAsk) async throws -> Void
  /// Whether the institution writes mail at all.
  public var writes: @Sendable (TenantID) async throws -> Bool

  public init(
    ask: @escaping @Sendable (TenantID, MailboxAsk) async throws -> Void,
    writes: @escaping @Sendable (TenantID) async throws -> Bool
  ) {
    self.ask = ask
    self.writes = writes
  }
}

/// Asked by CRM, carried by whoever writes mail.
public struct MailboxAsk: Sendable {
  /// The same for every try of one question.
  public let question: UUID
  public let party: PartyID
  public let givenName: String
  public let mailbox: EmailAddress
  /// Ends the link: `…/correo/<token>`. Never kept, never printed.
  public let token: String
  public let daysValid: Int
  public let isLastAttempt: Bool
}
