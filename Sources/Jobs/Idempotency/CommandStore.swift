import Foundation
import Kernel
import Postgres
import Web

/// What is known of a command that was seen before.
struct EarlierCommand: Sendable {
  let id: UUID
  let fingerprint: [UInt8]
  let startedAt: Date
  let reply: Reply?

  struct Reply: Sendable {
    let status: Int
    let contentType: String
    let body: [UInt8]
  }
}

extension EarlierCommand: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    fingerprint = try row["fingerprint"]
    startedAt = try row["started_at"]
    let status: Int? = try row["status"]
    let contentType: String? = try row["content_type"]
    let body: [UInt8]? = try row["body"]
    if let status, let contentType, let body {
      reply = Reply(status: status, contentType: contentType, body: body)
    } else {
      reply = nil
    }
  }
}

extension Transaction {
  /// True if this command is new.
  func begin(
    _ command: IdempotentReplies.Command, id: UUID, at instant: Date
  ) async throws -> Bool {
    try await execute(
      """
      INSERT INTO jobs.command (tenant_id, api_key, key, id, fingerprint, started_at)
      VALUES
        (\(tenant), \(command.apiKey), \(command.key), \(id), \(command.fingerprint), \(instant))
      ON CONFLICT DO NOTHING
      """) == 1
  }

  func lockCommand(_ command: IdempotentReplies.Command) async throws -> EarlierCommand? {
    try await row(
      EarlierCommand.self,
      """
      SELECT id, fingerprint, started_at, status, content_type, body
      FROM jobs.command
      WHERE tenant_id = \(tenant) AND api_key = \(command.apiKey) AND key = \(command.key)
      FOR UPDATE
      """)
  }

  func restart(_ command: IdempotentReplies.Command, at instant: Date) async throws {
    try await execute(
      """
      UPDATE jobs.command
      SET started_at = \(instant)
      WHERE tenant_id = \(tenant) AND api_key = \(command.apiKey) AND key = \(command.key)
      """)
  }

  func keep(
    _ reply: IdempotentReplies.StoredReply, sealedBody: [UInt8],
    of command: IdempotentReplies.Command, begunAt start: Date, at instant: Date
  ) async throws {
    try await execute(
      """
      UPDATE jobs.command
      SET finished_at = \(instant), status = \(reply.status),
        content_type = \(reply.contentType), body = \(sealedBody)
      WHERE tenant_id = \(tenant) AND api_key = \(command.apiKey) AND key = \(command.key)
        AND started_at = \(start) AND finished_at IS NULL
      """)
  }

  func forget(
    _ command: IdempotentReplies.Command, begunAt start: Date
  ) async throws {
    try await execute(
      """
      DELETE FROM jobs.command
      WHERE tenant_id = \(tenant) AND api_key = \(command.apiKey) AND key = \(command.key)
        AND started_at = \(start) AND finished_at IS NULL
      """)
  }

  func forgetCommands(before instant: Date) async throws -> Int {
    try await execute(
      """
      DELETE FROM jobs.command
      WHERE tenant_id = \(tenant) AND started_at < \(instant)
      """)
  }
}
