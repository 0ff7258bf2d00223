public import Audit
import ChannelsAPI
public import Jobs
public import KYCAPI
import Kernel
public import Postgres
public import Tenancy
public import Vault
public import Web

public import struct Kernel.PartyID
public import struct Kernel.World

/// KYC keeps the expediente: what a person agreed to and the documents they showed.
public struct KYC: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World
  let tenants: Tenants
  let freshProof: FreshProof

  public init(
    database: Database, vault: Vault, audit: Audit, world: World, tenants: Tenants,
    freshProof: @escaping FreshProof
  ) {
    self.database = database
    self.vault = vault
    self.audit = audit
    self.world = world
    self.tenants = tenants
    self.freshProof = freshProof
  }

  public var client: KYCClient {
    let record = RecordConsent(database: database, audit: audit)
    let store = StoreDocument(database: database, vault: vault, audit: audit, world: world)
    let file = Expediente(database: database, vault: vault)
    return KYCClient(
      recordConsent: { tenant, consent in try await record(consent, in: tenant) },
      consents: { tenant, party in try await file.consents(of: party, in: tenant) },
      storeDocument: { tenant, document in try await store(document, in: tenant) },
      documents: { tenant, party in try await file.documents(of: party, in: tenant) })
  }

  /// What it listens to.
  public var subscriptions: [Subscription] {
    let withdraw = WithdrawConsent(audit: audit, world: world)
    return [
      Subscription(subscriber: "kyc", to: OptedOut.self) { told, _, db in
        try await withdraw(told, in: db)
      }
    ]
  }

  public var routes: Routes {
    ExpedientePages(
      file: Expediente(database: database, vault: vault), audit: audit, database: database,
      freshProof: freshProof
    ).routes
  }

  /// Consents and photographs on the person's page.
  public var panel: Panel<PartyID> {
    ExpedientePanel(
      file: Expediente(database: database, vault: vault), tenants: tenants
    ).panel
  }
}

/// Asks whoever is signed in to prove it again; throws what sends them to do so.
public typealias FreshProof = @Sendable (Visit, _ back: Href) throws -> Void
