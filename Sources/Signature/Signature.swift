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
  let freshProof: FreshProof

  public init(
    database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit,
    doors: SigningDoors, freshProof: @escaping FreshProof
  ) {
    self.freshProof = freshProof
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
        try await ReadContract(desk: desk).summary(of: id, for: tenant)
      },
      offer: { tenant, id in try await ReadContract(desk: desk).offer(of: id, for: tenant) },
      cancel: { tenant, id, circumstances in
        try await RequestCancellation(desk: desk)(id, of: tenant, circumstances).summary
      })
  }

  public var subscriptions: [Subscription] {
    let desk = desk
    return [
      Subscription(subscriber: "signature", to: ContractWithdrawalOrdered.self) { order, _, db in
        try await WithdrawContract(desk: desk)(order, in: db)
      },
      Subscription(subscriber: "signature", to: ContractCancellationEnded.self) { ended, _, db in
        try await EndCancellation(desk: desk)(ended, in: db)
      },
    ]
  }

  /// A borrower's or a member of staff's cancellation that begins on the loan's page.
  @Sendable public func stepBack(_ visit: Visit, _ contract: ContractID) async throws {
    _ = try await RequestCancellation(desk: desk)(contract, of: visit.tenant, Circumstances(visit))
  }

  public var routes: Routes {
    BorrowerPages(desk: desk).routes + StaffPages(desk: desk, freshProof: freshProof).routes
      + ContractAPI(desk: desk).routes
  }

  public var work: [Job] { [DeliverCopy(desk: desk).job, SealConstancia(desk: desk).job] }
}

/// Asks whoever is signed in to prove it again; throws what sends them to do so.
public typealias FreshProof = @Sendable (Visit, _ back: Href) throws -> Void
