public import Audit
public import DecisioningAPI
public import Kernel
public import Postgres
public import Tenancy
public import Vault
public import Web

/// Decisioning answers whether to lend: policies of the institution today, models and bureaus as
/// they come. Every answer has its reasons and can be run again.
public struct Decisioning: Sendable {
  let database: Database
  let tenants: Tenants
  let policies = ReadyPolicies()
  let evidence: EvidenceCell
  let decide: DecideApplication
  let replay: ReplayDecision

  public init(
    database: Database, world: World, vault: Vault, audit: Audit, tenants: Tenants
  ) {
    self.database = database
    self.tenants = tenants
    evidence = EvidenceCell(vault: vault)
    decide = DecideApplication(
      database: database, world: world, evidence: evidence, audit: audit, tenants: tenants,
      policies: policies)
    replay = ReplayDecision(
      database: database, evidence: evidence, tenants: tenants, policies: policies)
  }

  /// What others may ask.
  public var client: DecisioningClient {
    DecisioningClient(
      decide: { tenant, request in try await decide(request, for: tenant) },
      decision: { tenant, id in
        try await database.read(for: tenant) { db in
          guard let recorded = try await db.decision(id) else { return nil }
          return recorded.decision(offering: try await evidence.open(recorded, in: db).offers)
        }
      })
  }

  /// What people see.
  public var routes: Routes {
    decisionPages + prequalificationRoutes + evaluationRoutes
  }
}
