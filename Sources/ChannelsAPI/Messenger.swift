public import Kernel

/// What a connector of messages must offer.
public struct Messenger: Sendable {
  /// Hands a text over; the provider's own id comes back.
  public var deliver: @Sendable (TenantID, OutgoingText) async throws -> String

  public init(deliver: @escaping @Sendable (TenantID, OutgoingText) async throws -> String) {
    self.deliver = deliver
  }
}

public struct OutgoingText: Sendable {
  public let message: MessageID
  /// E.164.
  public let phone: String
  public let text: String

  public init(message: MessageID, phone: String, text: String) {
    self.message = message
    self.phone = phone
    self.text = text
  }
}

/// Why a text did not leave. A timeout is unknown, never refused.
public enum DeliveryFailure: Error, Hashable, Sendable {
  case refused(code: String)
  case unavailable(String)
  case outcomeUnknown
}
