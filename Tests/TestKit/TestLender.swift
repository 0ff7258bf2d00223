public import Audit
import Foundation
public import Jobs
public import Kernel
public import Ledger
public import Postgres
public import Tenancy
public import Vault

/// One of the repository's institutions in force on a database, on 20 November 2026, with what
/// every business module is built on.
public struct TestLender: Sendable {
  public let database: Database
  public let world: TestWorld
  public let tenants: Tenants
  public let tenant: TenantID
  public let vault: Vault
  public let jobs: Jobs
  public let audit: Audit
  public let ledger: Ledger

  public static let today = CalendarDate("2026-11-20")!

  public init(_ database: Database, _ slug: String = "solera") async throws {
    self.database = database
    world = TestWorld()
    tenants = Tenants(database: database)
    let folder = try ManifestFolder(
      reading: URL(filePath: Repository.path("Tenants/\(slug)")))
    tenant = try await tenants.apply(
      try ValidManifest(folder), by: .system("test"), openingOn: Self.today
    ).tenant
    vault = Vault(root: .ephemeral(), database: database)
    jobs = Jobs(database: database, world: world.world, vault: vault)
    audit = Audit(database: database, world: world.world, vault: vault)
    ledger = Ledger(database: database, world: world.world)
  }
}
