public import Kernel

/// The rules that decide before a person does. Ordered; every one is asked and every reason kept.
public struct PrequalificationPolicy: Hashable, Sendable, Codable {
  public let name: String
  public let rules: [Rule]

  public init(name: String, rules: [Rule]) {
    self.name = name
    self.rules = rules
  }

  public struct Rule: Hashable, Sendable, Codable {
    public let code: String
    public let test: Test
    public let otherwise: Otherwise
    /// What the person is told when the rule does not hold.
    public let reason: String

    public init(code: String, test: Test, otherwise: Otherwise, reason: String) {
      self.code = code
      self.test = test
      self.otherwise = otherwise
      self.reason = reason
    }
  }

  public enum Otherwise: String, Hashable, Sendable, Codable, CaseIterable {
    case refer, decline
  }

  /// What must hold.
  public enum Test: Hashable, Sendable, Codable {
    case age(min: Int, max: Int)
    case states([MexicanState])
    case income(min: Money)
    /// Payment of an average month over monthly income.
    case paymentToIncome(max: Rate)
    /// The largest amount, by whether the person already finished a loan here.
    case amount(new: Money, returning: Money)
    case notPoliticallyExposed
    case actsForSelf
  }
}
