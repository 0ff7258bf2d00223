import Foundation
import Kernel
import Postgres

/// The rail calls paid an order that is over here. Nothing moves by itself: a person looks.
struct Contradiction: Hashable, Sendable {
  let disbursement: DisbursementID
  /// What the rail said.
  let told: String
  let heardAt: Date
  var resolution: String?
}

extension Transaction {
  /// Told again, it is the first that counts.
  func insert(_ contradiction: Contradiction) async throws -> Bool {
    try await execute(
      """
      INSERT INTO payments.contradiction (tenant_id, disbursement_id, told, heard_at)
      VALUES (
        \(tenant), \(contradiction.disbursement), \(contradiction.told),
        \(contradiction.heardAt))
      ON CONFLICT (tenant_id, disbursement_id) DO NOTHING
      """) == 1
  }

  func contradiction(of id: DisbursementID) async throws -> Contradiction? {
    try await row(
      ContradictionRow.self,
      """
      SELECT disbursement_id, told, heard_at, resolution
      FROM payments.contradiction
      WHERE tenant_id = \(tenant) AND disbursement_id = \(id)
      """)?.contradiction
  }

  /// Those that nobody has looked at, the oldest first.
  func openContradictions() async throws -> [DisbursementID] {
    try await values(
      DisbursementID.self,
      """
      SELECT disbursement_id
      FROM payments.contradiction
      WHERE tenant_id = \(tenant) AND closed_at IS NULL
      ORDER BY heard_at, disbursement_id
      LIMIT 200
      """)
  }

  /// True where an order of that loan may have been paid and nobody has said yet.
  func isContradicted(_ loan: LoanID) async throws -> Bool {
    try await value(
      Int.self,
      """
      SELECT 1
      FROM payments.contradiction AS told
      JOIN payments.disbursement AS paid
        ON paid.tenant_id = \(tenant) AND paid.id = told.disbursement_id
      WHERE told.tenant_id = \(tenant) AND told.closed_at IS NULL AND paid.loan_id = \(loan)
      LIMIT 1
      """) != nil
  }

  /// False where somebody closed it before, or there is none.
  func close(
    contradictionOf id: DisbursementID, saying resolution: String, by actor: Kernel.Actor,
    at now: Date
  ) async throws -> Bool {
    try await execute(
      """
      UPDATE payments.contradiction
      SET closed_by = \(actor), closed_at = \(now), resolution = \(resolution)
      WHERE tenant_id = \(tenant) AND disbursement_id = \(id) AND closed_at IS NULL
      """) == 1
  }
}

private struct ContradictionRow: RowDecodable {
  let contradiction: Contradiction

  init(row: Row) throws(ColumnMismatch) {
    contradiction = Contradiction(
      disbursement: try row["disbursement_id"], told: try row["told"],
      heardAt: try row["heard_at"], resolution: try row["resolution"])
  }
}
