public import Kernel

/// What other modules may ask of Compliance.
public struct ComplianceClient: Sendable {
  /// Compares a person with the lists in force and keeps the answer.
  public var screen: @Sendable (TenantID, ScreeningSubject) async throws -> ScreeningAnswer

  public init(
    screen: @escaping @Sendable (TenantID, ScreeningSubject) async throws -> ScreeningAnswer
  ) {
    self.screen = screen
  }
}

public struct ScreeningSubject: Sendable {
  public let party: PartyID
  public let fullName: String
  public let curp: String?
  public let rfc: String?
  /// `sign`, `disburse`.
  public let purpose: String

  public init(party: PartyID, fullName: String, curp: String?, rfc: String?, purpose: String) {
    self.party = party
    self.fullName = fullName
    self.curp = curp
    self.rfc = rfc
    self.purpose = purpose
  }
}

public enum ScreeningAnswer: String, Hashable, Sendable, Codable {
  case clear
  /// Same name, other person perhaps: a compliance officer decides before anything goes on.
  case possibleMatch
  case blocked
}
