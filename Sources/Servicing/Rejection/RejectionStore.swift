import Foundation
import Kernel
import Postgres
import ServicingAPI

extension Transaction {
  /// False where it was written before.
  func insert(_ rejection: Rejection, at instant: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO servicing.rejected_disbursement (
        tenant_id, disbursement_id, loan_id, code, rejected_on, recorded_at)
      VALUES (
        \(tenant), \(rejection.disbursement), \(rejection.loan), \(rejection.code),
        \(rejection.on), \(instant))
      ON CONFLICT (tenant_id, disbursement_id) DO NOTHING
      """) == 1
  }

  func rejection(of disbursement: DisbursementID) async throws -> Rejection? {
    try await row(
      RejectionRow.self,
      """
      SELECT disbursement_id, loan_id, code, rejected_on
      FROM servicing.rejected_disbursement
      WHERE tenant_id = \(tenant) AND disbursement_id = \(disbursement)
      """)?.rejection
  }

  /// What the loan waits for, if the bank rejected its present order and nobody cancels it.
  func rejection(of loan: Loan) async throws -> Rejection? {
    guard loan.status == .disbursing, loan.cancelRequestedOn == nil else { return nil }
    return try await rejection(of: loan.disbursement)
  }

  /// Loans whose present order was rejected, the oldest first; of one person or of all.
  func rejections(of party: PartyID? = nil) async throws -> [Rejection] {
    try await rows(
      RejectionRow.self,
      """
      SELECT told.disbursement_id, told.loan_id, told.code, told.rejected_on
      FROM servicing.loan AS loan
      JOIN servicing.rejected_disbursement AS told
        ON told.tenant_id = \(tenant) AND told.disbursement_id = loan.disbursement_id
      WHERE loan.tenant_id = \(tenant) AND loan.status = \(LoanStatus.disbursing)
        AND loan.cancel_requested_on IS NULL
        AND (\(party)::uuid IS NULL OR loan.party_id = \(party))
      ORDER BY told.rejected_on, loan.id
      LIMIT 200
      """
    ).map(\.rejection)
  }

  func rejectionCount() async throws -> Int {
    let count = try await value(
      Int.self,
      """
      SELECT count(*)
      FROM servicing.loan AS loan
      JOIN servicing.rejected_disbursement AS told
        ON told.tenant_id = \(tenant) AND told.disbursement_id = loan.disbursement_id
      WHERE loan.tenant_id = \(tenant) AND loan.status = \(LoanStatus.disbursing)
        AND loan.cancel_requested_on IS NULL
      """)
    return count ?? 0
  }

  /// Their loans that ended and of which a deposit or a surplus once did not arrive.
  func failedReturns(of party: PartyID) async throws -> [LoanID] {
    try await values(
      LoanID.self,
      """
      SELECT id
      FROM servicing.loan AS loan
      WHERE tenant_id = \(tenant) AND party_id = \(party) AND ended_on IS NOT NULL
        AND (
          EXISTS (
            SELECT 1
            FROM servicing.garantia_movement
            WHERE tenant_id = \(tenant) AND loan_id = loan.id
              AND kind IN ('returnFailed', 'cameBack'))
          OR EXISTS (
            SELECT 1
            FROM servicing.refund_movement
            WHERE tenant_id = \(tenant) AND loan_id = loan.id AND kind IN ('failed', 'cameBack')))
      ORDER BY id
      """)
  }

  /// False where that return was taken before.
  func insertLateReturn(
    of disbursement: DisbursementID, _ loan: LoanID, _ amount: Money, on date: CalendarDate,
    at instant: Date
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO servicing.late_return (
        tenant_id, disbursement_id, loan_id, amount, returned_on, recorded_at)
      VALUES (\(tenant), \(disbursement), \(loan), \(amount), \(date), \(instant))
      ON CONFLICT (tenant_id, disbursement_id) DO NOTHING
      """) == 1
  }
}

private struct RejectionRow: RowDecodable {
  let rejection: Rejection

  init(row: Row) throws(ColumnMismatch) {
    rejection = Rejection(
      disbursement: try row["disbursement_id"], loan: try row["loan_id"], code: try row["code"],
      on: try row["rejected_on"])
  }
}
