import Foundation
import Kernel
import Postgres

extension LateReturn.Kind: SQLEncodable, SQLDecodable {}

extension Transaction {
  /// Nil for money that somebody sent.
  func lateReturn(waitingAs payment: PaymentID) async throws -> LateReturn? {
    try await row(
      LateReturnRow.self,
      """
      SELECT disbursement_id, loan_id
      FROM servicing.late_return
      WHERE tenant_id = \(tenant) AND disbursement_id = \(DisbursementID(payment.uuid))
      """)?.late
  }

  /// What that order sends back; nil for any other order.
  func lateReturn(sentBy order: DisbursementID) async throws -> LateReturn? {
    try await row(
      LateReturnRow.self,
      """
      SELECT late.disbursement_id, late.loan_id
      FROM servicing.late_return_movement AS sent
      JOIN servicing.late_return AS late
        ON late.tenant_id = \(tenant) AND late.disbursement_id = sent.returned_id
      WHERE sent.tenant_id = \(tenant) AND sent.disbursement_id = \(order)
        AND sent.kind = 'ordered'
      """)?.late
  }

  func lateReturnMovements(of order: DisbursementID) async throws -> Set<LateReturn.Kind> {
    let kinds = try await values(
      LateReturn.Kind.self,
      """
      SELECT kind
      FROM servicing.late_return_movement
      WHERE tenant_id = \(tenant) AND disbursement_id = \(order)
      """)
    return Set(kinds)
  }

  func insert(
    _ kind: LateReturn.Kind, of late: LateReturn, as id: UUID, order: DisbursementID,
    _ amount: Money, on date: CalendarDate, because reason: String?, by actor: Kernel.Actor,
    at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO servicing.late_return_movement (
        tenant_id, id, returned_id, disbursement_id, kind, amount, effective_on, reason,
        recorded_at, recorded_by)
      VALUES (
        \(tenant), \(id), \(late.disbursement), \(order), \(kind), \(amount), \(date), \(reason),
        \(instant), \(actor))
      """)
  }
}

private struct LateReturnRow: RowDecodable {
  let late: LateReturn

  init(row: Row) throws(ColumnMismatch) {
    late = LateReturn(disbursement: try row["disbursement_id"], loan: try row["loan_id"])
  }
}
