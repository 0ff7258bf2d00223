import ChannelsAPI
import Foundation
import Kernel
import Postgres
import Vault

extension Place {
  static func address(of message: MessageID) -> Place {
    Place(table: "channels.message", column: "address", row: message.uuid)
  }

  static func body(of message: MessageID) -> Place {
    Place(table: "channels.message", column: "body", row: message.uuid)
  }
}

extension Message: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    party = try row["party_id"]
    template = try row["template"]
    let kept: JSON<[String: String]> = try row["template_values"]
    values = kept.value
    subject = try row["subject"]
    state = try row["state"]
    recordedAt = try row["recorded_at"]
  }
}

/// A message as it was written, still sealed.
struct WrittenMessage: RowDecodable {
  let id: MessageID
  let template: String
  let channel: MessageSummary.Channel
  let state: Message.State
  let reason: String?
  let title: [UInt8]?
  let body: [UInt8]?
  let papers: [SentPaper]
  let recordedAt: Date

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    template = try row["template"]
    channel = try row["channel"]
    state = try row["state"]
    reason = try row["reason"]
    title = try row["title"]
    body = try row["body"]
    let papers: JSON<[SentPaper]> = try row["papers"]
    self.papers = papers.value
    recordedAt = try row["recorded_at"]
  }
}

extension Transaction {
  /// False if that message was ordered before.
  func insert(_ order: MessageOrdered, at now: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO channels.message
        (tenant_id, id, party_id, channel, template, template_values, subject, state, recorded_at)
      VALUES
        (\(tenant), \(order.message), \(order.party), 'sms', \(order.template),
         \(JSON(order.values)), \(order.subject), 'queued', \(now))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }

  func insertCode(
    _ id: MessageID, template: String, address: [UInt8], body: [UInt8], version: Int,
    at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO channels.message
        (tenant_id, id, channel, template, template_values, subject, manifest_version, address,
         body, state, recorded_at)
      VALUES
        (\(tenant), \(id), 'sms', \(template), '{}', 'code', \(version), \(address),
         \(body), 'queued', \(now))
      """)
  }

  func message(_ id: MessageID) async throws -> Message? {
    try await row(
      Message.self,
      """
      SELECT id, party_id, template, template_values, subject, state, recorded_at
      FROM channels.message
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the message: two notices about it wait for each other.
  func lockMessage(providerID: String) async throws -> Message? {
    try await row(
      Message.self,
      """
      SELECT id, party_id, template, template_values, subject, state, recorded_at
      FROM channels.message
      WHERE tenant_id = \(tenant) AND provider_id = \(providerID)
      FOR UPDATE
      """)
  }

  func write(
    _ id: MessageID, address: [UInt8], body: [UInt8], version: Int
  ) async throws {
    try await execute(
      """
      UPDATE channels.message
      SET address = \(address), body = \(body), manifest_version = \(version)
      WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'queued'
      """)
  }

  func sent(_ id: MessageID, as providerID: String, at now: Date) async throws {
    try await execute(
      """
      UPDATE channels.message
      SET state = 'sent', provider_id = \(providerID), sent_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'queued'
      """)
  }

  func end(
    _ id: MessageID, _ state: Message.State, because reason: String, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE channels.message
      SET state = \(state), reason = \(reason), ended_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'queued'
      """)
  }

  func move(
    _ id: MessageID, to state: Message.State, because reason: String?, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE channels.message
      SET state = \(state), reason = \(reason), ended_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Newest first.
  func messages(of party: PartyID, count: Int) async throws -> [WrittenMessage] {
    try await rows(
      WrittenMessage.self,
      """
      SELECT id, template, channel, state, reason, title, body, papers, recorded_at
      FROM channels.message
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      ORDER BY id DESC
      LIMIT \(count)
      """)
  }
}
