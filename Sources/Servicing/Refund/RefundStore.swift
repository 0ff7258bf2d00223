import Foundation
import Kernel
import Lending
import Postgres
import ServicingAPI

extension Refund.Kind: SQLEncodable, SQLDecodable {}

extension Transaction {
  /// What is left over of a loan on a day; whoever changes it holds the loan's lock.
  func refund(of record: LoanRecord, on date: CalendarDate) async throws -> Refund {
    let movements = try await rows(
      RefundRow.self,
      """
      SELECT id, kind, disbursement_id, amount, effective_on, reason, recorded_by
      FROM servicing.refund_movement
      WHERE tenant_id = \(tenant) AND loan_id = \(record.loan.id)
      ORDER BY recorded_at, id
      """)
    let isOver = record.loan.endedOn != nil && record.loan.disbursedOn != nil
    guard isOver || !movements.isEmpty else {
      return Refund(credit: .zero, owed: .zero, movements: [])
    }
    let position = record.account.position(on: record.day(date))
    return Refund(
      credit: isOver ? position.credit : .zero, owed: position.totals.refundedTooMuch,
      movements: movements.map(\.movement))
  }

  func insert(
    _ movement: Refund.Movement, of loan: LoanID, at instant: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO servicing.refund_movement (
        tenant_id, id, loan_id, disbursement_id, kind, amount, effective_on, reason,
        recorded_at, recorded_by)
      VALUES (
        \(tenant), \(movement.id), \(loan), \(movement.disbursement), \(movement.kind),
        \(movement.amount), \(movement.on), \(movement.reason), \(instant), \(movement.actor))
      """)
  }

  /// Loans that ended with something left over that nobody has sent back yet. The figure that a
  /// list needs is in the day's row; whoever acts works it out again.
  func refundsToMake() async throws -> [LoanID] {
    try await values(
      LoanID.self,
      """
      SELECT loan.id
      FROM servicing.loan AS loan
      JOIN servicing.loan_standing AS standing
        ON standing.tenant_id = \(tenant) AND standing.loan_id = loan.id
      LEFT JOIN servicing.refund_movement AS movement
        ON movement.tenant_id = \(tenant) AND movement.loan_id = loan.id
      WHERE loan.tenant_id = \(tenant) AND loan.status IN ('paidOff', 'cancelled')
        AND standing.credit > 0
      GROUP BY loan.id, standing.credit
      HAVING standing.credit > coalesce(sum(CASE movement.kind
        WHEN 'ordered' THEN movement.amount
        WHEN 'settled' THEN -movement.amount
        WHEN 'failed' THEN -movement.amount
        ELSE 0 END), 0)
      ORDER BY loan.id
      LIMIT 200
      """)
  }

  /// Loans of which something went back and a payment was undone: those that may be owed what went
  /// back. The latest first; whoever lists them works the figure out.
  func refundsToDoubt() async throws -> [LoanID] {
    try await values(
      LoanID.self,
      """
      SELECT movement.loan_id
      FROM servicing.refund_movement AS movement
      JOIN servicing.repayment AS made
        ON made.tenant_id = \(tenant) AND made.loan_id = movement.loan_id
      JOIN servicing.repayment_reversal AS undone
        ON undone.tenant_id = \(tenant) AND undone.repayment_id = made.id
      WHERE movement.tenant_id = \(tenant) AND movement.kind = 'settled'
      GROUP BY movement.loan_id
      ORDER BY max(undone.recorded_at) DESC, movement.loan_id
      LIMIT 200
      """)
  }
}

private struct RefundRow: RowDecodable {
  let movement: Refund.Movement

  init(row: Row) throws(ColumnMismatch) {
    let actor: String = try row["recorded_by"]
    movement = Refund.Movement(
      id: try row["id"], kind: try row["kind"], disbursement: try row["disbursement_id"],
      amount: try row["amount"], on: try row["effective_on"], reason: try row["reason"],
      actor: Kernel.Actor(actor) ?? .system(actor))
  }
}
