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
  /// Told the same again, nothing changes; told otherwise, it is open whatever was said of it.
  func insert(_ contradiction: Contradiction) async throws -> Bool {
    try await execute(
      """
      INSERT INTO payments.contradiction (tenant_id, disbursement_id, told, heard_at)
      VALUES (
        \(tenant), \(contradiction.disbursement), \(contradiction.told),
        \(contradiction.heardAt))
      ON CONFLICT (tenant_id, disbursement_id) DO UPDATE
      SET told = EXCLUDED.told, heard_at = EXCLUDED.heard_at, closed_by = NULL, closed_at = NULL,
        resolution = NULL
      WHERE contradiction.told <> EXCLUDED.told
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
