public import Kernel

/// Where a person is written to. Opened personal data: never stored, never printed.
public struct Address: Sendable, CustomStringConvertible {
  /// E.164.
  public let phone: String
  public let givenName: String

  public init(phone: String, givenName: String) {
    self.phone = phone
    self.givenName = givenName
  }

  public var description: String { "‹address›" }
}

public typealias AddressOf = @Sendable (TenantID, PartyID) async throws -> Address?
