import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// What the pages read: nothing here takes a lock.
struct PaymentReading: Sendable {
  let database: Database
  let payerOf: PayerOf

  func desk(
    of cashier: Kernel.Actor, in tenant: TenantID
  ) async throws -> (till: Till?, receipts: [Receipt]) {
    try await database.read(for: tenant) { db in
      guard let till = try await db.openTill(of: cashier) else { return (nil, []) }
      return (till, try await db.receipts(of: till.id))
    }
  }

  func till(
    _ id: TillID, in tenant: TenantID
  ) async throws -> (till: Till, receipts: [Receipt])? {
    try await database.read(for: tenant) { db in
      guard let till = try await db.till(id) else { return nil }
      return (till, try await db.receipts(of: id))
    }
  }

  func closedTills(
    before last: TillID?, count: Int, in tenant: TenantID
  ) async throws -> [Till] {
    try await database.read(for: tenant) { db in
      try await db.closedTills(before: last, count: count)
    }
  }

  func receipt(_ id: PaymentID, in tenant: TenantID) async throws -> Receipt? {
    try await database.read(for: tenant) { db in try await db.receipt(id) }
  }

  func payer(of receipt: PaymentID, in tenant: TenantID) async throws -> Payer? {
    try await payerOf(of: receipt, in: tenant)
  }

  func unmatched(
    after last: PaymentID? = nil, count: Int, in tenant: TenantID
  ) async throws -> [Receipt] {
    try await database.read(for: tenant) { db in
      try await db.unmatchedReceipts(after: last, count: count)
    }
  }

  func receipts(
    on date: CalendarDate, after last: PaymentID?, count: Int, in tenant: TenantID
  ) async throws -> (page: [Receipt], sums: DaySums) {
    try await database.read(for: tenant) { db in
      (
        try await db.receipts(on: date, after: last, count: count),
        DaySums(try await db.standings(on: date))
      )
    }
  }

  func oddNotices(in tenant: TenantID) async throws -> [OddNotice] {
    try await database.read(for: tenant) { db in try await db.oddNotices(count: 50) }
  }

  func pendingDisbursements(
    after last: DisbursementID?, count: Int, in tenant: TenantID
  ) async throws -> [Disbursement] {
    try await database.read(for: tenant) { db in
      try await db.pendingDisbursements(after: last, count: count)
    }
  }

  func endedDisbursements(
    before last: DisbursementID?, count: Int, in tenant: TenantID
  ) async throws -> [Disbursement] {
    try await database.read(for: tenant) { db in
      try await db.endedDisbursements(before: last, count: count)
    }
  }

  func disbursement(
    _ id: DisbursementID, in tenant: TenantID
  ) async throws -> (order: Disbursement, said: [SaidToRail])? {
    try await database.read(for: tenant) { db in
      guard let order = try await db.disbursement(id) else { return nil }
      return (order, try await db.said(of: id))
    }
  }

  func bankDay(_ day: CalendarDate, in tenant: TenantID) async throws -> BankDay? {
    try await database.read(for: tenant) { db in try await db.bankDay(day) }
  }

  /// Orders that the bank contradicts and nobody has looked at.
  func contradicted(in tenant: TenantID) async throws -> [Disbursement] {
    try await database.read(for: tenant) { db in
      var orders: [Disbursement] = []
      for id in try await db.openContradictions() {
        if let order = try await db.disbursement(id) { orders.append(order) }
      }
      return orders
    }
  }

  func contradiction(
    of id: DisbursementID, in tenant: TenantID
  ) async throws -> Contradiction? {
    try await database.read(for: tenant) { db in try await db.contradiction(of: id) }
  }

  /// How many things wait for a person: deposits to place, orders held, orders contradicted.
  func waiting(
    in tenant: TenantID
  ) async throws -> (deposits: Int, held: Int, contradicted: Int) {
    try await database.read(for: tenant) { db in
      (
        try await db.unmatchedCount(), try await db.heldCount(),
        try await db.openContradictions().count
      )
    }
  }
}

/// A word with the rail, as it is shown.
struct SaidToRail: RowDecodable {
  let act: String
  let outcome: String
  let detail: String
  let recordedAt: Date

  init(row: Row) throws(ColumnMismatch) {
    act = try row["act"]
    outcome = try row["outcome"]
    detail = try row["detail"]
    recordedAt = try row["recorded_at"]
  }
}

extension Transaction {
  /// Oldest first: what has waited longest is looked at first.
  fileprivate func pendingDisbursements(
    after last: DisbursementID?, count: Int
  ) async throws -> [Disbursement] {
    try await rows(
      Disbursement.self,
      """
      SELECT id, purpose, loan_id, party_id, receipt_id, amount, state, clave_rastreo, rail_folio,
        code, reason, requested_at, submitted_at, settled_at
      FROM payments.disbursement
      WHERE tenant_id = \(tenant) AND state IN ('requested', 'held', 'submitted')
        AND (\(last)::uuid IS NULL OR id > \(last))
      ORDER BY id
      LIMIT \(count)
      """)
  }

  /// Newest first.
  fileprivate func endedDisbursements(
    before last: DisbursementID?, count: Int
  ) async throws -> [Disbursement] {
    try await rows(
      Disbursement.self,
      """
      SELECT id, purpose, loan_id, party_id, receipt_id, amount, state, clave_rastreo, rail_folio,
        code, reason, requested_at, submitted_at, settled_at
      FROM payments.disbursement
      WHERE tenant_id = \(tenant) AND state NOT IN ('requested', 'held', 'submitted')
        AND (\(last)::uuid IS NULL OR id < \(last))
      ORDER BY id DESC
      LIMIT \(count)
      """)
  }

  fileprivate func said(of id: DisbursementID) async throws -> [SaidToRail] {
    try await rows(
      SaidToRail.self,
      """
      SELECT act, outcome, detail, recorded_at
      FROM payments.submission
      WHERE tenant_id = \(tenant) AND disbursement_id = \(id)
      ORDER BY id DESC
      LIMIT 200
      """)
  }

  fileprivate func unmatchedCount() async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND state = 'unmatched'
      """) ?? 0
  }

  fileprivate func heldCount() async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM payments.disbursement
      WHERE tenant_id = \(tenant) AND state = 'held'
      """) ?? 0
  }
}
