import Foundation
import Kernel
import Postgres

struct NoticeRow: RowDecodable {
  let kind: ReceiveNotice.Kind
  let body: [UInt8]
  let receivedAt: Date

  init(row: Row) throws(ColumnMismatch) {
    kind = try row["kind"]
    body = try row["body"]
    receivedAt = try row["received_at"]
  }
}

/// A notice that could not be taken, for a person to look into.
struct OddNotice: RowDecodable {
  let id: UUID
  let kind: ReceiveNotice.Kind
  let outcome: String
  let detail: String
  let receivedAt: Date

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    kind = try row["kind"]
    outcome = try row["outcome"]
    detail = try row["detail"]
    receivedAt = try row["received_at"]
  }
}

extension Transaction {
  /// False if the very same notice was kept before.
  func insert(
    notice id: UUID, _ kind: ReceiveNotice.Kind, digest: [UInt8], body: [UInt8],
    from sender: String, at now: Date
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO payments.notice (tenant_id, id, kind, digest, body, sender, received_at)
      VALUES (\(tenant), \(id), \(kind), \(digest), \(body), \(sender), \(now))
      ON CONFLICT (tenant_id, kind, digest) DO NOTHING
      """) == 1
  }

  func unreadNotice(_ id: UUID) async throws -> NoticeRow? {
    try await row(
      NoticeRow.self,
      """
      SELECT kind, body, received_at
      FROM payments.notice
      WHERE tenant_id = \(tenant) AND id = \(id) AND read_at IS NULL
      """)
  }

  func close(
    notice id: UUID, _ outcome: String, _ detail: String, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE payments.notice
      SET outcome = \(outcome), detail = \(detail), read_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id) AND read_at IS NULL
      """)
  }

  /// Newest first.
  func oddNotices(count: Int) async throws -> [OddNotice] {
    try await rows(
      OddNotice.self,
      """
      SELECT id, kind, outcome, detail, received_at
      FROM payments.notice
      WHERE tenant_id = \(tenant) AND outcome IN ('ignored', 'unreadable')
      ORDER BY id DESC
      LIMIT \(count)
      """)
  }
}
