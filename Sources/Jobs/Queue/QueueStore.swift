import Foundation
import Kernel
import Postgres

extension Transaction {
  /// False if the same (kind, key) was asked for before.
  func insert(
    job id: JobID, kind: String, key: String, payload: JSON<some Codable & Sendable>,
    requestedAt: Date, runAt: Date
  ) async throws -> Bool {
    try await execute(
      """
      WITH asked AS (
        INSERT INTO jobs.job (tenant_id, id, kind, key, payload, requested_at)
        VALUES (\(tenant), \(id), \(kind), \(key), \(payload), \(requestedAt))
        ON CONFLICT (tenant_id, kind, key) DO NOTHING
        RETURNING tenant_id, id, kind
      )
      INSERT INTO system.work (id, tenant_id, purpose, name, run_at)
      SELECT id, tenant_id, 'job', kind, \(runAt)
      FROM asked
      """) == 1
  }

  func payload(of job: JobID) async throws -> String? {
    try await value(
      String.self,
      """
      SELECT payload
      FROM jobs.job
      WHERE tenant_id = \(tenant) AND id = \(job)
      """)
  }

  func markDone(_ job: JobID, at instant: Date) async throws {
    try await execute(
      """
      UPDATE jobs.job
      SET done_at = \(instant)
      WHERE tenant_id = \(tenant) AND id = \(job)
      """)
  }
}

extension Transaction {
  /// How much of the institution's work is due now, and how much is for later.
  func waiting(at instant: Date) async throws -> WorkPage.Waiting {
    let due = try await value(
      Int.self,
      """
      SELECT count(*)
      FROM system.work
      WHERE tenant_id = \(tenant) AND run_at <= \(instant)
      """)
    let later = try await value(
      Int.self,
      """
      SELECT count(*)
      FROM system.work
      WHERE tenant_id = \(tenant) AND run_at > \(instant)
      """)
    return WorkPage.Waiting(due: due ?? 0, later: later ?? 0)
  }
}
