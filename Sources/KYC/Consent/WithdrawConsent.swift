import Audit
import ChannelsAPI
import KYCAPI
import Kernel
import Postgres

/// Whoever asks not to be written to takes back what they agreed to receive. The consent stays as
/// it was given: the withdrawal is a row after it. Where none was given there is nothing to take.
struct WithdrawConsent: Sendable {
  let audit: Audit
  let world: World

  func callAsFunction(_ told: OptedOut, in db: Transaction) async throws {
    // Of two at once the second sees the first.
    try await db.lockConsents(of: told.party)
    let kept = try await db.consents(of: told.party).map(\.consent)
    // One given since is another will.
    guard let given = kept.last(where: { $0.purpose == .mercadotecnia }), given.isGranted,
      given.occurredAt <= told.at
    else { return }
    let withdrawal = Consent(
      id: world.newID(ConsentID.self), party: told.party, purpose: given.purpose,
      isGranted: false, textVersion: given.textVersion, textHash: given.textHash,
      occurredAt: told.at, channel: channel(of: told.by), remoteAddress: "")
    _ = try await db.insert(withdrawal)
    try await audit.record(
      Act(
        "consent.withdrawn", by: told.by, on: told.party.description,
        facts: [
          "purpose": given.purpose.rawValue, "text": given.textVersion, "hash": given.textHash,
          "channel": withdrawal.channel,
        ]), in: db)
  }

  private func channel(of actor: Kernel.Actor) -> String {
    if case .staff = actor { "branch" } else { "message" }
  }
}
