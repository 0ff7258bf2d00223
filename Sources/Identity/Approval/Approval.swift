public import Foundation
public import Kernel

/// A request that waits for a second person, or the record of how it ended.
public struct Approval: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    case pending, approved, declined, withdrawn
  }

  public let id: ApprovalID
  public let kind: String
  public let subject: String
  public let summary: String
  public let facts: [String: String]
  public let payload: String
  public let state: State
  public let maker: StaffID
  public let makerSession: SessionID
  public let makerReason: String?
  public let requestedAt: Date
  public let expiresAt: Date
  public let checker: StaffID?
  public let checkerReason: String?
  public let decidedAt: Date?

  /// As it was asked for.
  var order: ApprovalOrder {
    ApprovalOrder(
      kind: kind, subject: subject, summary: summary, facts: facts, payload: payload,
      reason: makerReason)
  }

  /// Nobody decided in a day: it must be asked for again.
  public func isExpired(at now: Date) -> Bool { state == .pending && now >= expiresAt }
}

/// What a maker asks for.
public struct ApprovalOrder: Sendable {
  public let kind: String
  /// The thing it is about: `app_0190…`.
  public let subject: String
  /// One line, with amounts and folios, that the checker decides by.
  public let summary: String
  /// What the page shows beside it, in words: label and value.
  public let facts: [String: String]
  public let payload: String
  public let reason: String?

  public init(
    kind: String, subject: String, summary: String, facts: [String: String] = [:],
    payload: String, reason: String? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.summary = summary
    self.facts = facts
    self.payload = payload
    self.reason = reason
  }
}
