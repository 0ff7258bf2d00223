import Foundation
import Kernel
import Postgres

extension Transaction {
  func insertDeadLetter(_ claimed: Claimed, reason: String, at instant: Date) async throws {
    try await execute(
      """
      INSERT INTO jobs.dead_letter (tenant_id, id, purpose, name, attempts, reason, died_at)
      VALUES
        (\(tenant), \(claimed.id), \(claimed.purpose), \(claimed.name), \(claimed.attempt),
         \(String(reason.prefix(2_000))), \(instant))
      """)
  }

  func deadLetters(count: Int) async throws -> [DeadLetter] {
    try await rows(
      DeadLetter.self,
      """
      SELECT id, purpose, name, attempts, reason, died_at
      FROM jobs.dead_letter
      WHERE tenant_id = \(tenant)
      ORDER BY died_at DESC, id
      LIMIT \(count)
      """)
  }

  /// Two people who requeue at once: one finds it, the other does not.
  func takeDeadLetter(_ id: UUID) async throws -> DeadLetter? {
    try await row(
      DeadLetter.self,
      """
      DELETE FROM jobs.dead_letter
      WHERE tenant_id = \(tenant) AND id = \(id)
      RETURNING id, purpose, name, attempts, reason, died_at
      """)
  }
}
