import Audit
import Documents
import Foundation
import Jobs
import Kernel
import Ledger
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy
import TestKit
import Vault

@testable import Servicing

/// Solera with its products, on a database of its own, on 20 November 2026.
struct ServicingBench: Sendable {
  let database: Database
  let world: TestWorld
  let tenants: Tenants
  let tenant: TenantID
  let ledger: Ledger
  let desk: Desk
  let servicing: Servicing

  static let today = TestLender.today

  static func with(
    _ slug: String = "solera", _ body: (ServicingBench) async throws -> Void
  ) async throws {
    try await TestDatabase.with { database in
      try await body(ServicingBench(try await TestLender(database, slug)))
    }
  }

  private init(_ lender: TestLender) {
    (database, world, tenants, tenant) =
      (lender.database, lender.world, lender.tenants, lender.tenant)
    ledger = lender.ledger
    servicing = Servicing(
      database: database, world: world.world, tenants: tenants, jobs: lender.jobs,
      audit: lender.audit, ledger: ledger, payments: .quiet, people: .cast)
    desk = servicing.desk
  }
}

extension ServicingBench {
  func run<Answer: Sendable>(
    _ body: @Sendable (Transaction) async throws -> Answer
  ) async throws -> Answer {
    try await database.transaction(for: tenant) { db in try await body(db) }
  }

  func loan(_ id: LoanID) async throws -> LoanRecord {
    guard let record = try await run({ try await $0.loan(id) }) else { throw NoLoan() }
    return record
  }

  struct NoLoan: Error {}

  /// Ordered, not yet paid out.
  func book(
    _ party: PartyID = Cast.lupita, amount: Money = .mxn(10_000), installments: Int = 6,
    product: String = "credito-quincenal"
  ) async throws -> LoanID {
    let order = LoanOrdered(
      loan: world.world.newID(LoanID.self), party: party,
      contract: world.world.newID(ContractID.self), productCode: product, productVersion: 1,
      amount: amount, installmentCount: installments, signedOn: Self.today, group: nil,
      branch: "centro")
    try await run { try await BookLoan(desk: desk)(order, in: $0) }
    return order.loan
  }

  /// Ordered and paid out today.
  func activeLoan(
    _ party: PartyID = Cast.lupita, amount: Money = .mxn(10_000), installments: Int = 6
  ) async throws -> LoanID {
    let id = try await book(party, amount: amount, installments: installments)
    try await settle(id)
    return id
  }

  func settle(_ id: LoanID, on date: CalendarDate = today) async throws {
    let loan = try await loan(id).loan
    let settled = DisbursementSettled(
      disbursement: loan.disbursement, loan: id, amount: loan.schedule.terms.netDisbursement,
      settledOn: date, claveRastreo: "CAUDAL000000000000000000001")
    try await run { try await ActivateLoan(desk: desk)(settled, in: $0) }
  }

  func payment(
    _ amount: Money, by party: PartyID = Cast.lupita, to loan: LoanID? = nil,
    on date: CalendarDate = today
  ) -> PaymentReceived {
    let id = world.world.newID(PaymentID.self)
    return PaymentReceived(
      payment: id, party: party, directedTo: loan, amount: amount, valueOn: date,
      occurredAt: world.now, externalID: "CR\(id)", method: .spei)
  }

  @discardableResult
  func pay(_ payment: PaymentReceived) async throws -> ApplyPayment.Outcome {
    try await run { try await ApplyPayment(desk: desk)(payment, in: $0) }
  }

  func reverse(_ payment: PaymentID, on date: CalendarDate = today) async throws {
    let reversed = PaymentReversed(payment: payment, reason: "mistake", reversedOn: date)
    try await run { try await ReverseRepayment(desk: desk)(reversed, in: $0) }
  }

  func close(through date: String) async throws {
    try await servicing.closeOfBusiness(tenant, through: CalendarDate(date)!)
  }

  /// What the ledger holds, by account.
  func ledgerSums() async throws -> [String: Money] {
    let rows = try await run { db in
      try await db.rows(
        SumRow.self,
        """
        SELECT account, sum(amount)::int8 AS amount
        FROM ledger.line
        WHERE tenant_id = \(db.tenant)
        GROUP BY account
        HAVING sum(amount) <> 0
        """)
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.account, $0.amount) })
  }

  /// What the ledger must hold of those loans.
  func booksOf(_ loans: [LoanID]) async throws -> [String: Money] {
    var sums: [String: Money] = [:]
    for id in loans {
      let record = try await loan(id)
      guard let closed = record.closedThrough else { continue }
      for (account, amount) in LoanBooks.of(record.account, on: closed).amounts {
        sums[account, default: .zero] += amount
      }
    }
    return sums.filter { !$0.value.isZero }
  }

  func count(_ sql: SQL) async throws -> Int {
    try await run { try await $0.value(Int.self, sql) ?? 0 }
  }
}

struct SumRow: RowDecodable {
  let account: String
  let amount: Money

  init(row: Row) throws(ColumnMismatch) {
    account = try row["account"]
    amount = try row["amount"]
  }
}

extension PaymentsClient {
  /// Every person has the same CLABE, and nothing else is known.
  static let quiet = PaymentsClient(
    collectionCLABE: { _, _ in "646180000000000007" }, disbursement: { _, _ in nil })
}

extension ServicingPeople {
  static let cast = ServicingPeople(
    names: { _, ids in
      let known = [
        Cast.lupita: "Guadalupe Hernández Ríos", Cast.beto: "Alberto Luna Paz",
        Cast.donaMary: "María Soto Vela", Cast.chuy: "Jesús Mora Cruz",
      ]
      return known.filter { ids.contains($0.key) }
    },
    borrower: { _, _ in .sample })
}
