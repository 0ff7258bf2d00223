import Audit
import DecisioningAPI
import Foundation
import Kernel
import Postgres
import Tenancy
import TestKit
import Vault

@testable import Decisioning

/// An institution of the demonstration, open for business, with its decisions.
struct Institution {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let database: Database
  let tenants: Tenants
  let tenant: TenantID
  let clock: TestWorld
  let decisioning: Decisioning

  static func open(
    on database: Database, slug: String = "solera"
  ) async throws -> Institution {
    let tenants = Tenants(database: database)
    let applied = try await tenants.apply(try ValidManifest(folder(slug)), by: .system("test"))
    let clock = TestWorld()
    let vault = Vault(root: .ephemeral(), database: database)
    let audit = Audit(database: database, world: clock.world, vault: vault)
    return Institution(
      database: database, tenants: tenants, tenant: applied.tenant, clock: clock,
      decisioning: Decisioning(
        database: database, world: clock.world, vault: vault, audit: audit, tenants: tenants))
  }

  static func folder(_ slug: String = "solera") throws -> ManifestFolder {
    try ManifestFolder(reading: root.appending(path: "Tenants/\(slug)"))
  }

  func request(
    _ inputs: DecisionInputs = .lupita, product: String = "credito-quincenal"
  ) -> DecisionRequest {
    DecisionRequest(
      id: clock.world.newID(DecisionID.self), application: clock.world.newID(ApplicationID.self),
      party: Cast.lupita, productCode: product, inputs: inputs)
  }

  /// As an owner sees it, to look at what is kept.
  func count(_ sql: SQL) async throws -> Int {
    try await database.read(for: tenant) { db in try await db.value(Int.self, sql) ?? 0 }
  }
}
