public import Kernel

/// Where a person is written to. Opened personal data: never stored, never printed.
public struct Address: Sendable, CustomStringConvertible {
  /// E.164.
  public let phone: String?
  public let givenName: String
  /// Only one that the person confirmed.
  public let mailbox: EmailAddress?

  public init(phone: String?, givenName: String, mailbox: EmailAddress? = nil) {
    self.phone = phone
    self.givenName = givenName
    self.mailbox = mailbox
  }

  public var description: String { "‹address›" }
}

public typealias AddressOf = @Sendable (TenantID, PartyID) async throws -> Address?
