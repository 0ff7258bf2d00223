import Foundation
import Kernel
import Postgres

/// A delivery with everything that is needed to make it.
struct WebhookDispatch: Sendable {
  let id: UUID
  let endpoint: WebhookID
  let url: String
  let sealedSecret: [UInt8]
  let isEnabled: Bool
  let isDelivered: Bool
  let eventName: String
  let occurredAt: Date
  let payload: String

  /// The same bytes at every attempt.
  var body: [UInt8] {
    let instant = occurredAt.formatted(.iso8601)
    return Array(
      #"{"type":"\#(eventName)","timestamp":"\#(instant)","data":\#(payload)}"#.utf8)
  }
}

extension WebhookDispatch: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    endpoint = try row["endpoint_id"]
    url = try row["url"]
    sealedSecret = try row["secret"]
    isEnabled = try row["is_enabled"]
    let deliveredAt: Date? = try row["delivered_at"]
    isDelivered = deliveredAt != nil
    eventName = try row["name"]
    occurredAt = try row["occurred_at"]
    payload = try row["payload"]
  }
}

/// What came of one try.
struct WebhookAttempt: Hashable, Sendable {
  let at: Date
  let status: Int?
  let outcome: String
  var isDelivered: Bool { status.map { (200..<300).contains($0) } ?? false }
}

/// A line of the log that staff read.
struct WebhookLogLine: Hashable, Sendable {
  let id: UUID
  let url: String
  let eventName: String
  let createdAt: Date
  let deliveredAt: Date?
  let givenUpAt: Date?
  let attempts: Int
  let lastStatus: Int?
  let lastOutcome: String?
}

extension WebhookLogLine: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    url = try row["url"]
    eventName = try row["name"]
    createdAt = try row["created_at"]
    deliveredAt = try row["delivered_at"]
    givenUpAt = try row["given_up_at"]
    attempts = try row["attempts"]
    lastStatus = try row["last_status"]
    lastOutcome = try row["last_outcome"]
  }
}
