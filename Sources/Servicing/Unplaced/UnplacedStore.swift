import Foundation
import Kernel
import PaymentsAPI
import Postgres

/// Money that waits for a person to say which loan it pays.
struct UnplacedPayment: Hashable {
  let payment: PaymentID
  let party: PartyID
  let amount: Money
  let valueOn: CalendarDate
  let externalID: String
  let method: ReceiptSummary.Method
  let recordedAt: Date
}

extension Transaction {
  /// A payment and its reversal wait for each other, whichever is heard first and even where no
  /// loan is there to be locked.
  func lockPayment(_ payment: PaymentID) async throws {
    let key = "servicing:\(tenant):\(payment)"
    try await execute("SELECT pg_advisory_xact_lock(hashtextextended(\(key), 0))")
  }

  func insertReversed(_ reversed: PaymentReversed, at instant: Date) async throws {
    try await execute(
      """
      INSERT INTO servicing.reversed_payment (
        tenant_id, payment_id, reason, reversed_on, recorded_at)
      VALUES (
        \(tenant), \(reversed.payment), \(reversed.reason), \(reversed.reversedOn), \(instant))
      ON CONFLICT (tenant_id, payment_id) DO NOTHING
      """)
  }

  func isReversed(_ payment: PaymentID) async throws -> Bool {
    try await value(
      Int.self,
      """
      SELECT 1
      FROM servicing.reversed_payment
      WHERE tenant_id = \(tenant) AND payment_id = \(payment)
      """) != nil
  }

  /// All of it, or what is left of it.
  func insertUnplaced(
    _ payment: PaymentReceived, amount: Money? = nil, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO servicing.unplaced_payment (
        tenant_id, payment_id, party_id, amount, value_on, external_id, method, recorded_at)
      VALUES (
        \(tenant), \(payment.payment), \(payment.party), \(amount ?? payment.amount),
        \(payment.valueOn),
        \(payment.externalID), \(payment.method), \(instant))
      ON CONFLICT (tenant_id, payment_id) DO NOTHING
      """)
  }

  func deleteUnplaced(_ payment: PaymentID) async throws -> Bool {
    try await execute(
      """
      DELETE FROM servicing.unplaced_payment
      WHERE tenant_id = \(tenant) AND payment_id = \(payment)
      """) == 1
  }

  func lockUnplaced(_ payment: PaymentID) async throws -> UnplacedPayment? {
    try await row(
      UnplacedRow.self,
      """
      SELECT payment_id, party_id, amount, value_on, external_id, method, recorded_at
      FROM servicing.unplaced_payment
      WHERE tenant_id = \(tenant) AND payment_id = \(payment)
      FOR UPDATE
      """)?.payment
  }

  /// Oldest first.
  func unplaced() async throws -> [UnplacedPayment] {
    try await rows(
      UnplacedRow.self,
      """
      SELECT payment_id, party_id, amount, value_on, external_id, method, recorded_at
      FROM servicing.unplaced_payment
      WHERE tenant_id = \(tenant)
      ORDER BY recorded_at, payment_id
      LIMIT 200
      """
    ).map(\.payment)
  }

  func unplacedCount() async throws -> Int {
    let count = try await value(
      Int.self,
      """
      SELECT count(*)
      FROM servicing.unplaced_payment
      WHERE tenant_id = \(tenant)
      """)
    return count ?? 0
  }
}

private struct UnplacedRow: RowDecodable {
  let payment: UnplacedPayment

  init(row: Row) throws(ColumnMismatch) {
    payment = UnplacedPayment(
      payment: try row["payment_id"], party: try row["party_id"], amount: try row["amount"],
      valueOn: try row["value_on"], externalID: try row["external_id"],
      method: try row["method"], recordedAt: try row["recorded_at"])
  }
}
