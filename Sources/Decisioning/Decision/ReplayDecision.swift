import DecisioningAPI
import Kernel
import Postgres
import Tenancy

/// Runs a past decision again with the policy that spoke then: a decision that cannot be repeated
/// cannot be defended.
struct ReplayDecision: Sendable {
  let database: Database
  let evidence: EvidenceCell
  let tenants: Tenants
  let policies: ReadyPolicies

  struct Replayed: Sendable {
    let recorded: RecordedDecision
    let evidence: Evidence
    let repetition: Repetition
  }

  enum Repetition: Hashable, Sendable {
    case same, different
    /// Its rules were not a model, or there were none.
    case notRun
  }

  /// Nil where there is no such decision.
  func callAsFunction(_ id: DecisionID, for tenant: TenantID) async throws -> Replayed? {
    let kept = try await database.read(for: tenant) { db -> (RecordedDecision, Evidence)? in
      guard let recorded = try await db.decision(id) else { return nil }
      return (recorded, try await evidence.open(recorded, in: db))
    }
    guard let (recorded, seen) = kept else { return nil }
    guard let policy = recorded.policy else {
      return Replayed(recorded: recorded, evidence: seen, repetition: .notRun)
    }
    let source = try await tenants.policy(tenant, policy.use, version: policy.version)
    let answer = policies.answer(source, to: seen.inputs)
    let isSame =
      source?.sha256 == policy.sha256 && answer.repeats(recorded.decision, with: seen)
    return Replayed(recorded: recorded, evidence: seen, repetition: isSame ? .same : .different)
  }
}

extension PolicyAnswer {
  fileprivate func repeats(_ decision: Decision, with evidence: Evidence) -> Bool {
    outcome == decision.outcome && reasons == decision.reasons
      && conditions == decision.conditions && offers == evidence.offers
      && trace.map(\.bare) == evidence.trace.map(\.bare)
  }
}
