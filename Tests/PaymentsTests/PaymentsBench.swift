import Audit
import Foundation
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Synchronization
import Tenancy
import TestKit
import Vault

@testable import Payments

/// Payments on a real database, with a rail that a test makes fail where it wants.
struct PaymentsBench: Sendable {
  let database: Database
  let clock = TestWorld()
  let bank = Bank()
  let told = Told()
  let tenants: Tenants
  let vault: Vault
  let jobs: Jobs
  let ledger: Ledger
  let payments: Payments
  let office: FourEyes
  let people = People()
  let tenant: TenantID

  init(_ database: Database) async throws {
    self.database = database
    tenants = Tenants(database: database)
    let folder = try ManifestFolder(reading: URL(filePath: Repository.path("Tenants/solera")))
    tenant = try await tenants.apply(
      try ValidManifest(folder), by: .system("test"), openingOn: CalendarDate("2026-11-20")
    ).tenant
    vault = Vault(root: .ephemeral(), database: database)
    jobs = Jobs(database: database, world: clock.world, vault: vault)
    ledger = Ledger(database: database, world: clock.world)
    let audit = Audit(database: database, world: clock.world, vault: vault)
    let (bank, people) = (bank, people)
    office = FourEyes(database, clock, vault, audit, tenant)
    payments = Payments(
      database: database, world: clock.world, vault: vault, tenants: tenants, jobs: jobs,
      audit: audit, ledger: ledger, approvals: office.approvals,
      rails: PaymentRails(
        disbursement: bank.rail, collection: bank.collection,
        reconciliation: bank.reconciliation, hookSecret: { _ in "secreto" }),
      people: people.answers, freshProof: { _, _ in })
  }

  var acts: PaymentActs { payments.acts }

  var worker: Worker {
    Worker(
      jobs: jobs, subscriptions: payments.subscriptions + told.subscriptions, work: payments.jobs)
  }

  /// Orders a disbursement as Servicing does: a fact in its own transaction.
  @discardableResult
  func order(
    _ amount: Money = .mxn(5_000), to party: PartyID = Cast.lupita, loan: LoanID? = nil,
    times: Int = 1
  ) async throws -> DisbursementID {
    let id = clock.world.newID(DisbursementID.self)
    let order = DisbursementOrdered(
      disbursement: id, loan: loan ?? clock.world.newID(LoanID.self), party: party, amount: amount)
    for _ in 0..<times {
      try await database.transaction(for: tenant) { db in
        _ = try await jobs.publish(order, in: db)
      }
    }
    return id
  }

  /// Where a person pays, allotted the first time.
  func clabe(of party: PartyID) async throws -> String {
    try await acts.allotCLABE(party, of: tenant).text
  }

  /// As whoever grants it makes it happen.
  func reverse(
    _ id: PaymentID, from source: ReverseReceipt.Source = .openDrawer, because reason: String,
    by actor: Kernel.Actor
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await acts.askReversal.reverse(id, from: source, because: reason, by: actor, in: db)
    }
  }

  func state(_ id: DisbursementID) async throws -> Disbursement.State? {
    try await acts.summaries.disbursement(id, in: tenant)?.state
  }

  func receipts(of party: PartyID) async throws -> [ReceiptSummary] {
    try await acts.summaries.receipts(of: party, count: 50, in: tenant)
  }

  func balance(_ account: Account) async throws -> Money {
    let day = CalendarDate("2020-01-01")!
    let sums = try await ledger.trialBalance(
      of: tenant, from: day, through: day.adding(days: 9_999))
    return sums.rows.first { $0.account == account.code }?.closing ?? .zero
  }
}

/// What Servicing would hear.
final class Told: Sendable {
  private let kept = Mutex<
    (
      received: [PaymentReceived], reversed: [PaymentReversed],
      settled: [DisbursementSettled], failed: [DisbursementFailed]
    )
  >(([], [], [], []))

  var received: [PaymentReceived] { kept.withLock { $0.received } }
  var reversed: [PaymentReversed] { kept.withLock { $0.reversed } }
  var settled: [DisbursementSettled] { kept.withLock { $0.settled } }
  var failed: [DisbursementFailed] { kept.withLock { $0.failed } }

  var subscriptions: [Subscription] {
    [
      Subscription(subscriber: "told", to: PaymentReceived.self) { [self] fact, _, _ in
        kept.withLock { $0.received.append(fact) }
      },
      Subscription(subscriber: "told", to: PaymentReversed.self) { [self] fact, _, _ in
        kept.withLock { $0.reversed.append(fact) }
      },
      Subscription(subscriber: "told", to: DisbursementSettled.self) { [self] fact, _, _ in
        kept.withLock { $0.settled.append(fact) }
      },
      Subscription(subscriber: "told", to: DisbursementFailed.self) { [self] fact, _, _ in
        kept.withLock { $0.failed.append(fact) }
      },
    ]
  }
}

/// The people whom Payments asks about.
final class People: Sendable {
  private let kept = Mutex<
    (blocked: Set<PartyID>, homeless: Set<PartyID>, loans: [PartyID: [PayableLoan]])
  >(
    ([], [], [:]))

  /// Someone whom this institution does not know.
  static let nobody = PartyID(DisbursementIDs.id(404).uuid)

  func block(_ party: PartyID) { kept.withLock { _ = $0.blocked.insert(party) } }
  func clear(_ party: PartyID) { kept.withLock { _ = $0.blocked.remove(party) } }
  func forgetAccount(of party: PartyID) { kept.withLock { _ = $0.homeless.insert(party) } }
  func lend(_ loan: LoanID, to party: PartyID) {
    kept.withLock {
      $0.loans[party, default: []].append(
        PayableLoan(id: loan, folio: "SOL-1", due: .mxn(100), outstanding: .mxn(1_000)))
    }
  }

  var answers: PaymentPeople {
    PaymentPeople(
      payee: { [self] _, party in
        guard !kept.withLock({ $0.homeless.contains(party) }) else { return nil }
        return Payee(
          fullName: "Guadalupe Núñez",
          clabe: CLABE.make(bank: 12, plaza: 180, account: 12_345).text, rfcOrCURP: "ND")
      },
      standing: { [self] _, party in
        kept.withLock { $0.blocked.contains(party) }
          ? .held(reason: "Posible coincidencia con la lista de personas bloqueadas") : .clear
      },
      names: { _, parties in
        let known = Set(parties).subtracting([Self.nobody])
        return Dictionary(uniqueKeysWithValues: known.map { ($0, "Guadalupe Núñez") })
      },
      find: { _, _ in [Cast.lupita] },
      loans: { [self] _, party in kept.withLock { $0.loans[party] ?? [] } },
      folio: { _, _ in "SOL-1" })
  }
}

extension PaymentsBench {
  /// A person says what the bank meant.
  func close(
    _ id: DisbursementID, _ outcome: CloseContradiction.Outcome = .notPaid
  ) async throws {
    try await acts.closeContradiction(
      id, outcome, saying: "Lo aclaró el banco", by: .system("oficial"), of: tenant)
  }

  /// As Servicing does when a loan is cancelled.
  func withdraw(_ id: DisbursementID) async throws {
    try await database.transaction(for: tenant) { db in
      _ = try await jobs.publish(DisbursementWithdrawn(disbursement: id), in: db)
    }
  }
}
