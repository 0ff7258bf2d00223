import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// A receipt about to be written.
struct NewReceipt: Sendable {
  let id: PaymentID
  let method: ReceiptSummary.Method
  let externalID: String
  let amount: Money
  let valueOn: CalendarDate
  let occurredAt: Date
  /// The bank's day; nil for cash and for what follows another receipt.
  var operatingOn: CalendarDate?
  var claveRastreo: String?
  var senderInstitution: String?
  var collectionCLABE: String?
  var reference: Int?
  var till: TillID?
  var follows: PaymentID?
  let recordedBy: String
}

extension Receipt: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    method = try row["method"]
    externalID = try row["external_id"]
    amount = try row["amount"]
    valueOn = try row["value_on"]
    occurredAt = try row["occurred_at"]
    state = try row["state"]
    party = try row["party_id"]
    loan = try row["loan_id"]
    claveRastreo = try row["clave_rastreo"]
    collectionCLABE = try row["collection_clabe"]
    reference = try row["reference"]
    till = try row["till_id"]
    recordedBy = try row["recorded_by"]
    reason = try row["reason"]
  }
}

extension Transaction {
  /// The columns that make a `Receipt`, for the statements that read one.
  private static let receiptColumns: SQL = """
    id, method, external_id, amount, value_on, occurred_at, state, party_id, loan_id,
    clave_rastreo, collection_clabe, reference, till_id, recorded_by, reason
    """

  /// False if that transfer or that slip was taken in before.
  func insert(_ receipt: NewReceipt, payer: [UInt8]?, at now: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO payments.receipt
        (tenant_id, id, method, external_id, amount, value_on, occurred_at, recorded_at, state,
         operating_on, clave_rastreo, sender_institution, collection_clabe, reference, payer,
         till_id, follows_id, recorded_by)
      VALUES
        (\(tenant), \(receipt.id), \(receipt.method), \(receipt.externalID), \(receipt.amount),
         \(receipt.valueOn), \(receipt.occurredAt), \(now), 'unmatched',
         \(receipt.operatingOn), \(receipt.claveRastreo), \(receipt.senderInstitution),
         \(receipt.collectionCLABE), \(receipt.reference), \(payer), \(receipt.till),
         \(receipt.follows), \(receipt.recordedBy))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  func receipt(_ id: PaymentID) async throws -> Receipt? {
    try await row(
      Receipt.self,
      """
      SELECT \(sql: Self.receiptColumns)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func receipt(externalID: String) async throws -> Receipt? {
    try await row(
      Receipt.self,
      """
      SELECT \(sql: Self.receiptColumns)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND external_id = \(externalID)
      """)
  }

  /// Locks the receipt: it is matched, returned or reversed by one at a time.
  func lockReceipt(_ id: PaymentID) async throws -> Receipt? {
    try await row(
      Receipt.self,
      """
      SELECT \(sql: Self.receiptColumns)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func match(
    _ id: PaymentID, to party: PartyID, loan: LoanID?, by actor: Kernel.Actor, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE payments.receipt
      SET state = 'matched', party_id = \(party), loan_id = \(loan),
        matched_by = \(actor.description), matched_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func setReturn(of id: PaymentID, _ state: Receipt.State) async throws {
    try await execute(
      """
      UPDATE payments.receipt
      SET state = \(state)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func reverse(
    _ id: PaymentID, because reason: String, by actor: Kernel.Actor, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE payments.receipt
      SET state = 'reversed', reason = \(reason), reversed_by = \(actor.description),
        reversed_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Who sent it, still sealed; a receipt that follows another has the first one's.
  func payer(of id: PaymentID) async throws -> (PaymentID, [UInt8])? {
    let found = try await row(
      SealedPayer.self,
      """
      WITH RECURSIVE chain AS (
        SELECT tenant_id, id, payer, follows_id
        FROM payments.receipt
        WHERE tenant_id = \(tenant) AND id = \(id)
        UNION ALL
        SELECT earlier.tenant_id, earlier.id, earlier.payer, earlier.follows_id
        FROM payments.receipt AS earlier
        JOIN chain ON earlier.tenant_id = chain.tenant_id AND earlier.id = chain.follows_id
        WHERE chain.payer IS NULL
      )
      SELECT id, payer
      FROM chain
      WHERE payer IS NOT NULL
      """)
    return found.map { ($0.id, $0.payer) }
  }

  /// Newest first: those before the one named.
  func receipts(
    of party: PartyID, before last: PaymentID?, count: Int
  ) async throws -> [Receipt] {
    try await rows(
      Receipt.self,
      """
      SELECT \(sql: Self.receiptColumns)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND party_id = \(party)
        AND (\(last)::uuid IS NULL OR id < \(last))
      ORDER BY id DESC
      LIMIT \(count)
      """)
  }

  /// Oldest first: what has waited longest is dealt with first.
  func unmatchedReceipts(
    after last: PaymentID? = nil, count: Int
  ) async throws -> [Receipt] {
    try await rows(
      Receipt.self,
      """
      SELECT \(sql: Self.receiptColumns)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND state IN ('unmatched', 'returning')
        AND (\(last)::uuid IS NULL OR id > \(last))
      ORDER BY id
      LIMIT \(count)
      """)
  }

  /// In the order they came.
  func receipts(
    on date: CalendarDate, after last: PaymentID?, count: Int
  ) async throws -> [Receipt] {
    try await rows(
      Receipt.self,
      """
      SELECT \(sql: Self.receiptColumns)
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND value_on = \(date)
        AND (\(last)::uuid IS NULL OR id > \(last))
      ORDER BY id
      LIMIT \(count)
      """)
  }

  func standings(on date: CalendarDate) async throws -> [DaySums.Standing] {
    try await rows(
      DaySums.Standing.self,
      """
      SELECT state, method, count(*) AS count, sum(amount)::int8 AS amount
      FROM payments.receipt
      WHERE tenant_id = \(tenant) AND value_on = \(date)
      GROUP BY state, method
      """)
  }
}

extension DaySums.Standing: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    state = try row["state"]
    method = try row["method"]
    count = try row["count"]
    amount = try row["amount"]
  }
}

private struct SealedPayer: RowDecodable {
  let id: PaymentID
  let payer: [UInt8]

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    payer = try row["payer"]
  }
}
