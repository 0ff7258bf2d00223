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

  struct Replayed: Sendable {
    let recorded: RecordedDecision
    let evidence: Evidence
    let verdict: Verdict

    var isSame: Bool {
      verdict.outcome == recorded.decision.outcome
        && verdict.reasons == recorded.decision.reasons && verdict.findings == evidence.findings
    }
  }

  /// Nil where there is no such decision.
  func callAsFunction(_ id: DecisionID, for tenant: TenantID) async throws -> Replayed? {
    let kept = try await database.read(for: tenant) { db -> (RecordedDecision, Evidence)? in
      guard let recorded = try await db.decision(id) else { return nil }
      return (recorded, try await evidence.open(recorded, in: db))
    }
    guard let (recorded, seen) = kept else { return nil }
    let policy = try await tenants.policy(tenant, manifestVersion: recorded.manifestVersion)
    return Replayed(
      recorded: recorded, evidence: seen, verdict: policy.verdict(on: seen.inputs))
  }
}
