public import Audit
public import Identity
public import Jobs
public import Kernel
public import Ledger
public import PaymentsAPI
public import Postgres
public import Tenancy
public import Vault
public import Web

/// Payments moves money: out to borrowers, in from them, and never twice.
public struct Payments: Sendable {
  let acts: PaymentActs

  public init(
    database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit,
    ledger: Ledger, approvals: Approvals, rails: PaymentRails, people: PaymentPeople,
    freshProof: @escaping FreshProof
  ) {
    acts = PaymentActs(
      database: database, world: world, vault: vault, tenants: tenants, jobs: jobs, audit: audit,
      ledger: ledger, approvals: approvals, rails: rails, people: people, freshProof: freshProof)
  }

  /// What others may ask.
  public var client: PaymentsClient {
    PaymentsClient(
      collectionCLABE: { [acts] tenant, party in
        try await acts.allotCLABE.kept(by: party, of: tenant)?.text
      },
      disbursement: { [acts] tenant, loan in
        try await acts.summaries.disbursement(of: loan, in: tenant)
      })
  }

  /// What it listens to.
  public var subscriptions: [Subscription] {
    [
      Subscription(subscriber: "payments", to: DisbursementOrdered.self) { [acts] order, _, db in
        try await acts.request(order, in: db)
      },
      Subscription(subscriber: "payments", to: DisbursementWithdrawn.self) { [acts] order, _, db in
        try await acts.withdraw(order, in: db)
      },
      Subscription(subscriber: "payments", to: CollectionAccountOrdered.self) {
        [acts] order, _, db in try await acts.allotCLABE.ask(for: order.party, in: db)
      },
    ]
  }

  /// What the clock and the rails make it do.
  public var jobs: [Job] {
    [
      Job(kind: RequestDisbursement.submitJob, as: RequestDisbursement.Payload.self) {
        [acts] payload, context in
        try await acts.submit(payload.disbursement, of: context.tenant)
      },
      Job(kind: WithdrawDisbursement.answerJob, as: WithdrawDisbursement.Payload.self) {
        [acts] payload, context in try await acts.withdraw.answer(payload, of: context.tenant)
      },
      Job(kind: CheckDisbursement.job, as: CheckDisbursement.Payload.self) {
        [acts] payload, context in
        try await acts.check(payload, of: context.tenant)
      },
      Job(kind: AllotCLABE.job, as: AllotCLABE.Payload.self) { [acts] payload, context in
        _ = try await acts.allotCLABE(payload.party, of: context.tenant)
      },
      Job(kind: ReceiveNotice.job, as: ReceiveNotice.Payload.self) { [acts] payload, context in
        try await acts.read(payload.notice, of: context.tenant)
      },
      Job(kind: ReconcileRecentDays.job, as: RecurringSlot.self) { [acts] _, context in
        try await acts.reconcileRecent(of: context.tenant)
      },
    ]
  }

  /// What it is made to do again and again.
  public var recurring: [Recurring.Tick] {
    [.init(ReconcileRecentDays.job, everySeconds: ReconcileRecentDays.everySeconds)]
  }
}
