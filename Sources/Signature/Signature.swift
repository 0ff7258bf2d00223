public import Audit
public import Jobs
public import Kernel
public import Postgres
public import SignatureAPI
public import Tenancy
public import Vault
public import Web

/// Signature turns an offer into legal documents, shows them to the borrower and keeps the proof
/// of who signed what, when, from where and how.
public struct Signature: Sendable {
  let desk: Desk

  public init(
    database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit,
    doors: SigningDoors
  ) {
    desk = Desk(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs,
      audit: audit, doors: doors)
  }

  public var client: SignatureClient {
    let desk = desk
    return SignatureClient(
      prepare: { tenant, draft in
        try await PrepareContract(desk: desk)(draft, for: tenant).summary
      },
      renew: { tenant, draft, actor in
        try await RenewContract(desk: desk)(draft, for: tenant, by: actor).summary
      },
      contract: { tenant, id in
        try await desk.database.read(for: tenant) { db in try await db.contract(id) }?.summary
      },
      withdraw: { tenant, id, actor in
        try await WithdrawContract(desk: desk)(id, of: tenant, by: actor)
      },
      cancel: { tenant, id, actor in
        try await CancelContract(desk: desk)(
          id, of: tenant, Circumstances(actor: actor, address: "", device: "")
        ).summary
      })
  }

  public var subscriptions: [Subscription] { [] }

  public var routes: Routes {
    BorrowerPages(desk: desk).routes + StaffPages(desk: desk).routes
      + ContractAPI(desk: desk).routes
  }

  public var work: [Job] { [DeliverCopy(desk: desk).job] }
}
