import Foundation
import Kernel
import Postgres

/// An event as it lies in the outbox.
struct StoredEvent: Sendable {
  let envelope: EventEnvelope
  let name: String
  let payload: String

  func fact<Heard: Fact>(_: Heard.Type) throws -> Heard {
    try JSON<Heard>(parsing: payload).value
  }
}

extension StoredEvent: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    envelope = EventEnvelope(
      id: try row["id"], tenant: try row["tenant_id"], occurredAt: try row["occurred_at"])
    name = try row["name"]
    payload = try row["payload"]
  }
}

extension Transaction {
  func insert(
    event id: EventID, name: String, payload: JSON<some Codable & Sendable>, at instant: Date
  ) async throws {
    try await pipeline([
      """
      INSERT INTO jobs.event (tenant_id, id, name, occurred_at, payload)
      VALUES (\(tenant), \(id), \(name), \(instant), \(payload))
      """,
      """
      INSERT INTO system.work (id, tenant_id, purpose, name, run_at)
      VALUES (\(id), \(tenant), 'event', \(name), \(instant))
      """,
    ])
  }

  func event(_ id: EventID) async throws -> StoredEvent? {
    try await row(
      StoredEvent.self,
      """
      SELECT tenant_id, id, name, occurred_at, payload
      FROM jobs.event
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// False if this subscriber heard it before: then there is nothing to do. A telling of it that
  /// is still under way elsewhere makes this one wait, because the row is unique.
  func noteHeard(_ id: EventID, by subscriber: String) async throws -> Bool {
    try await execute(
      """
      INSERT INTO jobs.inbox (tenant_id, subscriber, event_id)
      VALUES (\(tenant), \(subscriber), \(id))
      ON CONFLICT DO NOTHING
      """) == 1
  }
}
