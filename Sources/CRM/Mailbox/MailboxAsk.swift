public import Foundation
public import Kernel

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
