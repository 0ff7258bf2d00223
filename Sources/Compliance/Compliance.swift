public import Audit
public import ComplianceAPI
public import Foundation
public import Identity
public import Jobs
public import Kernel
public import Postgres
public import Vault
public import Web

/// Keeps the institution from dealing with whom the law forbids: lists of blocked persons, the
/// comparison of everyone with them, and the officer who tells homonyms apart.
public struct Compliance: Sendable {
  let ground: Ground
  let stepUp: StepUp
  let approvals: Approvals
  let zone: @Sendable (TenantID) async throws -> TimeZone

  public init(
    database: Database, world: World, vault: Vault, audit: Audit, jobs: Jobs, identity: Identity,
    zone: @escaping @Sendable (TenantID) async throws -> TimeZone
  ) {
    ground = Ground(database: database, world: world, vault: vault, audit: audit, jobs: jobs)
    stepUp = identity.stepUp
    approvals = identity.approvals
    approvals.register(AdmitList(ground: ground).kind)
    self.zone = zone
  }

  /// What others may ask.
  public var client: ComplianceClient {
    let screen = Screen(ground: ground)
    return ComplianceClient(screen: { tenant, subject in try await screen(subject, of: tenant) })
  }

  /// What people see.
  public var routes: Routes {
    var routes = Routes()
    addLists(to: &routes)
    addMatches(to: &routes)
    return routes
  }

  /// Loads a list: the back office does it from a page, the seeds by this, which has nobody to ask
  /// where a list needs a second person.
  @discardableResult
  public func importList(
    _ file: ListFile, to tenant: TenantID, by actor: Actor
  ) async throws -> ListVersionID {
    try await ImportList(
      ground: ground,
      ask: { version, _ in
        throw AdmitList.Refused.secondPersonNeeded(dropped: version.droppedCount)
      })(file, to: tenant, by: actor).id
  }
}

/// What every verb of this module stands on.
struct Ground: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let audit: Audit
  let jobs: Jobs
}
