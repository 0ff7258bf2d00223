import Audit
import Foundation
import Identity
import Jobs
import Kernel
import Ledger
import PaymentsAPI
import Postgres
import Tenancy
import Vault

/// Every verb of the room, built once with what it needs.
struct PaymentActs: Sendable {
  let request: RequestDisbursement
  let submit: SubmitDisbursement
  let check: CheckDisbursement
  let move: MoveDisbursement
  let release: ReleaseDisbursement
  let withdraw: WithdrawDisbursement
  let closeContradiction: CloseContradiction
  let allotCLABE: AllotCLABE
  let receive: ReceiveNotice
  let read: ReadNotice
  let match: MatchReceipt
  let giveBack: ReturnReceipt
  let askReversal: AskReversal
  let openTill: OpenTill
  let closeTill: CloseTill
  let bankTill: BankTill
  let takeCash: TakeCash
  let reconcile: ReconcileDay
  let reconcileRecent: ReconcileRecentDays
  let summaries: PaymentSummaries
  let reading: PaymentReading
  let people: PaymentPeople
  let rails: PaymentRails
  let freshProof: FreshProof
  let tenants: Tenants
  let world: World

  init(
    database: Database, world: World, vault: Vault, tenants: Tenants, jobs: Jobs, audit: Audit,
    ledger: Ledger, approvals: Approvals, rails: PaymentRails, people: PaymentPeople,
    freshProof: @escaping FreshProof
  ) {
    self.people = people
    self.rails = rails
    self.freshProof = freshProof
    self.tenants = tenants
    self.world = world
    request = RequestDisbursement(world: world, jobs: jobs, audit: audit)
    move = MoveDisbursement(
      database: database, world: world, jobs: jobs, audit: audit, ledger: ledger, tenants: tenants)
    let payer = PayerOf(database: database, vault: vault)
    let handOver = HandOver(
      database: database, world: world, tenants: tenants, rail: rails.disbursement,
      payeeOf: { tenant, purpose in
        switch purpose {
        case .loan(_, let party), .giveBack(_, _, let party): try await people.payee(tenant, party)
        case .receiptReturn(let receipt): try await payer.asPayee(of: receipt, in: tenant)
        }
      }, move: move)
    check = CheckDisbursement(
      database: database, world: world, jobs: jobs, audit: audit, rail: rails.disbursement,
      operatingDay: rails.reconciliation.operatingDay, move: move, handOver: handOver)
    allotCLABE = AllotCLABE(database: database, world: world, tenants: tenants, jobs: jobs)
    submit = SubmitDisbursement(
      database: database, world: world, audit: audit, jobs: jobs, standing: people.standing,
      move: move, handOver: handOver, allotCLABE: allotCLABE, check: check)
    release = ReleaseDisbursement(
      database: database, world: world, move: move, request: request)
    withdraw = WithdrawDisbursement(
      database: database, world: world, jobs: jobs, move: move, check: check)
    closeContradiction = CloseContradiction(
      database: database, world: world, audit: audit, move: move)
    receive = ReceiveNotice(database: database, world: world, vault: vault, jobs: jobs)
    match = MatchReceipt(database: database, world: world, jobs: jobs, audit: audit)
    let record = RecordReceipt(
      database: database, world: world, vault: vault, tenants: tenants, ledger: ledger,
      match: match, loansOf: people.loans)
    read = ReadNotice(
      database: database, world: world, vault: vault, rails: rails, check: check, record: record)
    reconcile = ReconcileDay(
      database: database, world: world, audit: audit, rail: rails.reconciliation, record: record,
      check: check)
    reconcileRecent = ReconcileRecentDays(world: world, reconcile: reconcile)
    giveBack = ReturnReceipt(database: database, world: world, audit: audit, request: request)
    askReversal = AskReversal(
      database: database, approvals: approvals,
      reverse: ReverseReceipt(
        world: world, jobs: jobs, audit: audit, ledger: ledger, tenants: tenants),
      names: people.names)
    approvals.register(askReversal.kind)
    openTill = OpenTill(database: database, world: world, audit: audit)
    closeTill = CloseTill(
      database: database, world: world, tenants: tenants, audit: audit, ledger: ledger)
    bankTill = BankTill(
      database: database, world: world, tenants: tenants, audit: audit, ledger: ledger)
    takeCash = TakeCash(
      database: database, world: world, tenants: tenants, ledger: ledger, match: match)
    summaries = PaymentSummaries(database: database)
    reading = PaymentReading(database: database, payerOf: payer)
  }
}
