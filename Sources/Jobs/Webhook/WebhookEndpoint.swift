import Foundation
import Kernel
import Postgres
import Vault

/// An address that an institution gave us, and which facts it wants to hear.
struct WebhookEndpoint: Hashable, Sendable {
  let id: WebhookID
  let url: String
  /// Empty: all of them.
  let events: [String]
  let sealedSecret: [UInt8]
  let isEnabled: Bool
  let createdAt: Date

  func wants(_ name: String) -> Bool { isEnabled && (events.isEmpty || events.contains(name)) }

  static func secretPlace(of id: WebhookID) -> Place {
    Place(table: "jobs.webhook_endpoint", column: "secret", row: id.uuid)
  }
}

extension WebhookEndpoint: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    url = try row["url"]
    events = try row["events"]
    sealedSecret = try row["secret"]
    isEnabled = try row["is_enabled"]
    createdAt = try row["created_at"]
  }
}
