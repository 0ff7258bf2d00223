public import Kernel

/// What a group of staff may do, and up to how much.
public struct Role: Hashable, Sendable, Codable {
  public let code: String
  public let name: String
  public let permissions: [Permission]
  /// The largest loan this role may approve; nil approves none.
  public let approvesUpTo: Money?

  public func may(_ permission: Permission) -> Bool { permissions.contains(permission) }
}

/// Amounts from which more than a rule, or more than one person, must agree.
public struct Limits: Hashable, Sendable, Codable {
  /// Up to here an approval by the rules needs no person.
  public let automaticApproval: Money
  /// Above here a second person approves, never the one who proposed.
  public let secondApproval: Money
  /// Cash that a till takes in one receipt.
  public let cashReceipt: Money
}

/// A connector the institution uses for a duty, with its settings and the names of its secrets.
/// The secrets themselves are in the vault.
public struct Connector: Hashable, Sendable, Codable {
  public enum Duty: String, Hashable, Sendable, Codable, CaseIterable {
    case disbursement, collection, messaging, mail
  }

  public let duty: Duty
  public let provider: String
  public let settings: [String: String]
  /// What the connector calls it → its name in the vault.
  public let secrets: [String: String]
}
