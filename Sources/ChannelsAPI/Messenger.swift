public import Kernel

/// What a connector must offer to reach a phone. Closures, so that a test can be any carrier.
public struct Messenger: Sendable {
  /// As a manifest names it: `twilio`.
  public var name: String
  public var send:
    @Sendable (TenantID, OutgoingText) async throws(MessengerFailure) -> MessengerReceipt
  /// What the carrier knows of a message of ours; nil when it never had it.
  public var find: @Sendable (TenantID, String) async throws(MessengerFailure) -> DeliveryState?
  /// Verifies and reads a notice about a message of ours.
  public var readStatus:
    @Sendable (TenantID, StatusNotice) async throws(StatusRefused) -> StatusChange
  /// Verifies and reads a text that somebody sent to the institution's number.
  public var readText:
    @Sendable (TenantID, StatusNotice) async throws(StatusRefused) -> IncomingText

  public init(
    name: String,
    send:
      @escaping @Sendable (TenantID, OutgoingText) async throws(MessengerFailure) ->
      MessengerReceipt,
    find: @escaping @Sendable (TenantID, String) async throws(MessengerFailure) -> DeliveryState?,
    readStatus:
      @escaping @Sendable (TenantID, StatusNotice) async throws(StatusRefused) -> StatusChange,
    readText:
      @escaping @Sendable (TenantID, StatusNotice) async throws(StatusRefused) -> IncomingText
  ) {
    self.name = name
    self.send = send
    self.find = find
    self.readStatus = readStatus
    self.readText = readText
  }
}

/// A text on its way out. Opened personal data: never stored, never printed.
public struct OutgoingText: Sendable, CustomStringConvertible {
  public let message: MessageID
  /// E.164: `+525512345678`.
  public let phone: String
  public let body: String

  public init(message: MessageID, phone: String, body: String) {
    self.message = message
    self.phone = phone
    self.body = body
  }

  public var description: String { "text \(message)" }
}

public struct MessengerReceipt: Hashable, Sendable {
  public let providerID: String
  public let state: DeliveryState

  public init(providerID: String, state: DeliveryState) {
    self.providerID = providerID
    self.state = state
  }
}

/// How far a message got, in words that every carrier shares.
public enum DeliveryState: Hashable, Sendable {
  case accepted
  case sent
  case delivered
  case read
  case failed(code: String, reason: String)
}

/// A message, unlike money, may be sent twice rather than never: a code that does not arrive
/// locks a person out. So unknown is tried again, and the receipt's number tells copies apart.
public enum MessengerFailure: Error, Hashable, Sendable {
  /// The carrier said no, and will say no again.
  case refused(code: String, reason: String)
  /// Busy, down or silent: worth another try.
  case unavailable(reason: String)
}

/// A notice as it came over HTTP; its signature covers the address that was called.
public struct StatusNotice: Sendable {
  public let url: String
  public let headers: [String: String]
  public let body: [UInt8]

  public init(url: String, headers: [String: String], body: [UInt8]) {
    self.url = url
    self.headers = headers
    self.body = body
  }
}

public struct StatusChange: Hashable, Sendable {
  public let providerID: String
  public let state: DeliveryState

  public init(providerID: String, state: DeliveryState) {
    self.providerID = providerID
    self.state = state
  }
}

/// A text on its way in. Personal data: never stored, never printed.
public struct IncomingText: Sendable, CustomStringConvertible {
  /// E.164.
  public let phone: String
  public let body: String

  public init(phone: String, body: String) {
    self.phone = phone
    self.body = body
  }

  public var description: String { "a text" }
}

/// A notice that is not the carrier's or cannot be read.
public enum StatusRefused: Error, Hashable, Sendable {
  case badSignature
  case unreadable(reason: String)
}
