public import Kernel

public enum ApplicationStatus: String, Hashable, Sendable, Codable, CaseIterable {
  /// Being filled in.
  case draft
  /// An analyst looks at it.
  case inReview
  /// The analyst asked the applicant for something.
  case moreNeeded
  case approved
  case declined
  /// The contract is signed and the loan ordered.
  case signed
  case cancelled
}

/// An application changed state; reasons stay inside Origination.
public struct ApplicationMoved: Fact, Hashable {
  public static let name = "origination.application_moved.v1"

  public let application: ApplicationID
  public let party: PartyID
  public let status: ApplicationStatus

  public init(application: ApplicationID, party: PartyID, status: ApplicationStatus) {
    self.application = application
    self.party = party
    self.status = status
  }
}
