public import Kernel

/// Something a person or the house did: `loan.repayment_applied` by whom, on what, with which
/// facts (ids, amounts, states; never personal data), and why where a reason was asked for.
public struct Act: Hashable, Sendable {
  public let name: String
  public let actor: Kernel.Actor
  public let subject: String
  public let facts: [String: String]
  public let reason: String?

  public init(
    _ name: String, by actor: Kernel.Actor, on subject: some CustomStringConvertible & Sendable,
    facts: [String: String] = [:], reason: String? = nil
  ) {
    self.name = name
    self.actor = actor
    self.subject = subject.description
    self.facts = facts
    self.reason = reason
  }
}
