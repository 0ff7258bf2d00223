public import Kernel

/// The account that a person is paid to is another one: whatever could not be delivered goes out
/// again.
public struct PayoutAccountCorrected: Fact, Hashable {
  public static let name = "crm.payout_account_corrected.v1"

  public let party: PartyID
  public let by: Actor

  public init(party: PartyID, by: Actor) {
    self.party = party
    self.by = by
  }
}
