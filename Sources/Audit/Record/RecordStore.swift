import Foundation
import Kernel
import Postgres

extension Transaction {
  func insert(_ record: AuditRecord, mac: [UInt8]) async throws {
    let act = record.act
    try await pipeline([
      """
      INSERT INTO audit.record
        (tenant_id, id, recorded_at, act, actor, subject, facts, reason, mac)
      VALUES
        (\(tenant), \(record.id), \(record.recordedAt), \(act.name), \(act.actor),
         \(act.subject), \(JSON(act.facts)), \(act.reason), \(mac))
      """,
      """
      INSERT INTO audit.unsealed (tenant_id, record_id)
      VALUES (\(tenant), \(record.id))
      """,
    ])
  }
}
