import Kernel
import Postgres

extension Transaction {
  /// Orders of the same money that the rail had in hand and rejected, the oldest first.
  func rejectedBefore(_ order: DisbursementID) async throws -> [DisbursementID] {
    try await values(
      DisbursementID.self,
      """
      SELECT earlier.id
      \(sql: sameMoney(order))
        AND earlier.state = 'rejected' AND earlier.submitted_at IS NOT NULL
      ORDER BY earlier.id
      """)
  }

  /// True where another order of the same money may have been paid and nobody has said yet.
  func isContradicted(besides order: DisbursementID) async throws -> Bool {
    try await value(
      Int.self,
      """
      SELECT 1
      \(sql: sameMoney(order))
        AND EXISTS (
          SELECT
          FROM payments.contradiction AS told
          WHERE told.tenant_id = \(tenant) AND told.disbursement_id = earlier.id
            AND told.closed_at IS NULL)
      LIMIT 1
      """) != nil
  }

  /// True where a loan's money has left by another order: it is paid out once, while what goes
  /// back to its borrower may do so again.
  func isPaid(besides order: DisbursementID) async throws -> Bool {
    try await value(
      Int.self,
      """
      SELECT 1
      \(sql: sameMoney(order))
        AND earlier.purpose = 'loan' AND earlier.state = 'settled'
      LIMIT 1
      """) != nil
  }

  /// Orders that would pay the same and have not left, the oldest first.
  func waiting(besides order: DisbursementID) async throws -> [DisbursementID] {
    try await values(
      DisbursementID.self,
      """
      SELECT earlier.id
      \(sql: sameMoney(order))
        AND earlier.state IN ('requested', 'held')
      ORDER BY earlier.id
      """)
  }

  /// Those that pay the same: of one loan, or of one deposit that goes back, and for the same.
  private func sameMoney(_ order: DisbursementID) -> SQL {
    """
    FROM payments.disbursement AS present
    JOIN payments.disbursement AS earlier
      ON earlier.tenant_id = \(tenant) AND earlier.purpose = present.purpose
        AND earlier.id <> present.id
        AND (earlier.loan_id = present.loan_id OR earlier.receipt_id = present.receipt_id)
    WHERE present.tenant_id = \(tenant) AND present.id = \(order)
    """
  }
}
