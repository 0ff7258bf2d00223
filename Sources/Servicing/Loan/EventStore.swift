import Foundation
import Kernel
import Lending
import Postgres

extension Transaction {
  /// False where an event of that id happened already.
  func insert(
    _ event: LoanEvent, of loan: LoanID, at instant: Date, by actor: Kernel.Actor, reason: String?
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO servicing.loan_event (
        tenant_id, loan_id, id, effective_on, instant, what, recorded_at, recorded_by, reason)
      VALUES (
        \(tenant), \(loan), \(event.id), \(event.effectiveOn), \(event.instant),
        \(JSON(event.what)), \(instant), \(actor), \(reason))
      ON CONFLICT (tenant_id, loan_id, id) DO NOTHING
      """) == 1
  }
}
