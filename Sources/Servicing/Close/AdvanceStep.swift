import Foundation
import Kernel
import Postgres
import Tenancy

/// The day is done when every chunk is: the institution's date moves on, once.
struct AdvanceStep: Sendable {
  let desk: Desk

  func callAsFunction(_ date: CalendarDate, of tenant: TenantID) async throws {
    try await desk.database.transaction(for: tenant) { db in
      let now = desk.world.now(tenant)
      guard try await db.finishClose(on: date, at: now) else { return }
      try await desk.tenants.advanceBusinessDate(
        from: date, to: date.adding(days: 1), in: db)
      try await db.insertSteps(
        [CloseMark(step: .advance, loans: 0, amount: .zero)], chunk: 0, on: date, at: now)
    }
  }
}

extension Transaction {
  /// False where it was finished before. The row's lock makes a second worker wait and see.
  func finishClose(on date: CalendarDate, at instant: Date) async throws -> Bool {
    try await execute(
      """
      UPDATE servicing.close_run
      SET finished_at = \(instant)
      WHERE tenant_id = \(tenant) AND business_date = \(date) AND finished_at IS NULL
        AND chunk_count = (
          SELECT count(*)
          FROM servicing.close_step
          WHERE tenant_id = \(tenant) AND business_date = \(date) AND step = 'post')
      """) == 1
  }
}
