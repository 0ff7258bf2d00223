import Audit
import CRMAPI
import Jobs
import Kernel
import Postgres
import Vault

/// A person is paid to another account from now on, and whatever could not be delivered to the
/// earlier one is told that it may go out again.
struct CorrectAccount: Sendable {
  let vault: Vault
  let audit: Audit
  let world: World
  let jobs: Jobs

  enum Refused: Refusal, Hashable {
    case partyUnknown(PartyID)
    case unchanged
    case changedMeanwhile
  }

  /// - Parameter insteadOf: the index of the account that whoever asked saw; nil where they ask and
  ///   do at once.
  func callAsFunction(
    _ clabe: CLABE, of id: PartyID, insteadOf seen: [UInt8]? = nil, by actor: Actor,
    because reason: String?, in db: Transaction
  ) async throws {
    // The person's lock: of two corrections at once the second sees the first.
    guard let stored = try await db.lockParty(id) else { throw Refused.partyUnknown(id) }
    let keys = try await vault.keys(of: id, in: db)
    var profile = try stored.profile(with: keys)
    guard profile.clabe != clabe.text else { throw Refused.unchanged }
    if let seen, try await index(of: profile, in: db.tenant) != seen {
      throw Refused.changedMeanwhile
    }
    let earlier = profile.clabe.flatMap { CLABE($0) }
    profile.clabe = clabe.text
    let indexes = try await PartyIndexes(PartyProfile(), vault: vault, tenant: db.tenant)
    try await db.save(
      PartyCells(profile, of: id, keys: keys, indexes: indexes.filled(from: stored)), of: id,
      at: world.now(db.tenant))
    _ = try await jobs.publish(PayoutAccountCorrected(party: id, by: actor), in: db)
    try await audit.record(
      Act(
        "party.account_corrected", by: actor, on: id.description,
        facts: ["from": earlier?.veiled ?? "", "to": clabe.veiled], reason: reason), in: db)
  }

  /// Tells one account from another without saying which; empty where there is none.
  func index(of profile: PartyProfile, in tenant: TenantID) async throws -> [UInt8] {
    guard let clabe = profile.clabe.flatMap({ CLABE($0) }) else { return [] }
    return try await vault.clabeIndex(clabe, tenant: tenant)
  }
}

extension CorrectAccount.Refused {
  var problem: Problem {
    switch self {
    case .partyUnknown(let id): UpdateParty.Refused.partyUnknown(id).problem
    case .unchanged:
      Problem(
        "crm/account-unchanged", status: 422, title: "Es la misma cuenta",
        detail: "Esa CLABE es la que ya está registrada.",
        errors: [FieldError("clabe", "Esa CLABE es la que ya está registrada.")])
    case .changedMeanwhile:
      Problem(
        "crm/account-changed-meanwhile", status: 409, title: "La cuenta cambió desde que se pidió",
        detail: "La persona ya tiene otra cuenta. Rechace esta petición; si hace falta, que se "
          + "pida de nuevo.")
    }
  }
}
