import Foundation
import Kernel
import Postgres
import Vault

extension Place {
  static func title(of message: MessageID) -> Place {
    Place(table: "channels.message", column: "title", row: message.uuid)
  }
}

/// What a mail says, ready to be written.
struct SealedLetter: Sendable {
  let address: [UInt8]
  let title: [UInt8]
  let body: [UInt8]
  let papers: [SentPaper]
  let version: Int
}

extension Transaction {
  /// Leaves one that is there as it is.
  func insertLetter(
    _ id: MessageID, to party: PartyID, template: String, about subject: String, at now: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO channels.message
        (tenant_id, id, party_id, channel, template, template_values, subject, state, recorded_at)
      VALUES
        (\(tenant), \(id), \(party), 'email', \(template), '{}', \(subject), 'queued', \(now))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """)
  }

  /// Locks the message: one that is being sent twice at once waits for the other.
  func lockMessage(_ id: MessageID) async throws -> Message? {
    try await row(
      Message.self,
      """
      SELECT id, party_id, template, template_values, subject, state, recorded_at
      FROM channels.message
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func writeLetter(_ id: MessageID, _ letter: SealedLetter) async throws {
    try await execute(
      """
      UPDATE channels.message
      SET address = \(letter.address), title = \(letter.title), body = \(letter.body),
        papers = \(JSON(letter.papers)), manifest_version = \(letter.version)
      WHERE tenant_id = \(tenant) AND id = \(id) AND state = 'queued'
      """)
  }
}
