/// What the people of a group loan (crédito grupal) agreed about each other. Each has a loan of
/// their own; these terms are about what one answers for another.
public struct GroupTerms: Hashable, Sendable, Codable {
  public var jointLiability: JointLiability
  public var guarantee: GuaranteeReach
  public var release: Release

  public enum JointLiability: Hashable, Sendable, Codable {
    /// Each for their own loan.
    case none
    /// Everyone answers for everyone (obligados solidarios).
    case everyone
    /// These answer for everyone: the officers, an aval inside the group.
    case named([MemberID])
  }

  /// Which loans a member's garantía líquida may pay.
  public enum GuaranteeReach: String, Hashable, Sendable, Codable, CaseIterable {
    case ownLoan, anyLoan
  }

  /// Until when a member answers for the others.
  public enum Release: String, Hashable, Sendable, Codable, CaseIterable {
    case ownLoanPaid, groupPaid
  }

  public init(
    jointLiability: JointLiability = .everyone, guarantee: GuaranteeReach = .anyLoan,
    release: Release = .groupPaid
  ) {
    self.jointLiability = jointLiability
    self.guarantee = guarantee
    self.release = release
  }
}

/// A member as the group knows them.
public struct MemberID: Hashable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }
}

extension MemberID: Codable, CustomStringConvertible, ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }

  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  public var description: String { text }
}

/// A person of the group and the loan that is theirs, with what happened to it outside the group's
/// payments.
public struct GroupMember: Hashable, Sendable {
  public let id: MemberID
  public let loan: LoanAccount

  public init(_ id: MemberID, loan: LoanAccount) {
    self.id = id
    self.loan = loan
  }
}
