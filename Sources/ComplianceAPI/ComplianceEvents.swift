public import Kernel

/// A version of a list came into force: whoever was clear of the last one must be compared again.
public struct ListImported: Fact, Hashable {
  public static let name = "compliance.list_imported.v1"

  public let version: ListVersionID
  public let source: String

  public init(version: ListVersionID, source: String) {
    self.version = version
    self.source = source
  }
}

/// A compliance officer decided whether a possible match was the same person: whatever waited for
/// it may ask again.
public struct MatchDecided: Fact, Hashable {
  public static let name = "compliance.match_decided.v1"

  public let match: ListMatchID
  public let party: PartyID
  public let isSamePerson: Bool

  public init(match: ListMatchID, party: PartyID, isSamePerson: Bool) {
    self.match = match
    self.party = party
    self.isSamePerson = isSamePerson
  }
}
