public import Foundation
public import Kernel

/// A person asked not to be written to: whatever they had agreed to receive is withdrawn.
public struct OptedOut: Fact, Hashable {
  public static let name = "channels.opted_out.v1"

  public let party: PartyID
  /// The person by a message, their carrier, or whoever of the office they asked.
  public let by: Actor
  public let at: Date

  public init(party: PartyID, by: Actor, at: Date) {
    self.party = party
    self.by = by
    self.at = at
  }
}
