import Audit
import DecisioningAPI
import Kernel
import Postgres
import Tenancy

/// Answers an application with the policy in force, and keeps why. Safe to repeat: the request's
/// id is the idempotency key, and the first answer is the answer.
struct DecideApplication: Sendable {
  let database: Database
  let world: World
  let evidence: EvidenceCell
  let audit: Audit
  let tenants: Tenants
  let policies: ReadyPolicies

  enum Refused: Refusal, Hashable {
    case productUnknown(String)
    case notTheSameApplication(DecisionID)
  }

  func callAsFunction(
    _ request: DecisionRequest, for tenant: TenantID
  ) async throws -> Decision {
    let institution = try tenants.tenant(tenant)
    return try await database.transaction(for: tenant) { db in
      if let earlier = try await db.decision(request.id) {
        return try await answer(earlier, to: request, in: db)
      }
      guard institution.manifest.products.contains(where: { $0.code == request.productCode })
      else { throw Refused.productUnknown(request.productCode) }

      let inputs = PolicyInputs(request.inputs)
      let source = institution.manifest.policy(for: .origination)
      // Pure and bounded: a policy that never ends is stopped and a person answers.
      let answered = policies.answer(source, to: inputs)
      let policy = source.map(PolicyVersion.init)
      let recorded = RecordedDecision(
        decision: Decision(
          id: request.id, outcome: answered.outcome, reasons: answered.reasons,
          conditions: answered.conditions, offers: answered.offers,
          policyVersion: PolicyVersion.text(policy, manifestVersion: institution.version),
          decidedAt: world.now(tenant)),
        application: request.application, party: request.party,
        productCode: request.productCode, manifestVersion: institution.version, policy: policy,
        evidence: try await evidence.seal(
          Evidence(answered, to: inputs), of: request.id, about: request.party, in: db))
      // Raced by another with the same id: theirs was first, and theirs is the answer.
      guard try await db.insertDecision(recorded) else {
        guard let earlier = try await db.decision(request.id) else {
          preconditionFailure("a decision that could not be inserted is there")
        }
        return try await answer(earlier, to: request, in: db)
      }
      try await audit.record(act(recorded), in: db)
      return recorded.decision
    }
  }
}

extension DecideApplication.Refused {
  var problem: Problem {
    switch self {
    case .productUnknown(let code):
      Problem(
        "decisioning/product-unknown", status: 422, title: "No existe el producto",
        detail: "«\(code)» no está a la venta.")
    case .notTheSameApplication(let id):
      Problem(
        "decisioning/not-the-same-application", status: 409,
        title: "Esa decisión es de otra solicitud",
        detail: "La decisión \(id) ya se tomó para otra solicitud.")
    }
  }
}

extension DecideApplication {
  private func answer(
    _ earlier: RecordedDecision, to request: DecisionRequest, in db: Transaction
  ) async throws -> Decision {
    guard earlier.application == request.application else {
      throw Refused.notTheSameApplication(request.id)
    }
    return earlier.decision(offering: try await evidence.open(earlier, in: db).offers)
  }

  private func act(_ recorded: RecordedDecision) -> Act {
    Act(
      "application.decided", by: .system("policy"), on: recorded.application.description,
      facts: [
        "decision": recorded.decision.id.description,
        "outcome": recorded.decision.outcome.rawValue,
        "policy": recorded.decision.policyVersion,
        "policy_sha256": recorded.policy?.sha256 ?? "",
        "reasons": recorded.decision.reasons.map(\.code).joined(separator: " "),
      ])
  }
}
