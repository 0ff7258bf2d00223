import Foundation
import Kernel
import Postgres

struct MailboxLink: RowDecodable {
  let id: UUID
  let party: PartyID
  let emailIndex: [UInt8]
  let expiresAt: Date
  let answeredAt: Date?

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    party = try row["party_id"]
    emailIndex = try row["email_index"]
    expiresAt = try row["expires_at"]
    answeredAt = try row["answered_at"]
  }
}

extension Transaction {
  func insertLink(
    _ id: UUID, of question: UUID, about party: PartyID, emailIndex: [UInt8],
    tokenHash: [UInt8], at now: Date, until end: Date
  ) async throws {
    try await execute(
      """
      INSERT INTO crm.mailbox_link
        (tenant_id, id, question_id, party_id, email_index, token_hash, asked_at, expires_at)
      VALUES
        (\(tenant), \(id), \(question), \(party), \(emailIndex), \(tokenHash), \(now), \(end))
      """)
  }

  /// Other questions about that person or to that mailbox since then.
  func questionsAsked(
    about party: PartyID, emailIndex: [UInt8], besides question: UUID, since: Date
  ) async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT greatest(
        count(DISTINCT question_id) FILTER (WHERE party_id = \(party)),
        count(DISTINCT question_id) FILTER (WHERE email_index = \(emailIndex)))
      FROM crm.mailbox_link
      WHERE tenant_id = \(tenant) AND question_id <> \(question) AND asked_at > \(since)
        AND (party_id = \(party) OR email_index = \(emailIndex))
      """) ?? 0
  }

  /// Locks the link: opened twice at once, it is answered once.
  func lockLink(tokenHash: [UInt8]) async throws -> MailboxLink? {
    try await row(
      MailboxLink.self,
      """
      SELECT id, party_id, email_index, expires_at, answered_at
      FROM crm.mailbox_link
      WHERE tenant_id = \(tenant) AND token_hash = \(tokenHash)
      FOR UPDATE
      """)
  }

  func answerLink(_ id: UUID, at now: Date) async throws {
    try await execute(
      """
      UPDATE crm.mailbox_link
      SET answered_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id) AND answered_at IS NULL
      """)
  }

  func confirmEmail(of party: PartyID, at now: Date) async throws {
    try await execute(
      """
      UPDATE crm.party
      SET email_confirmed_at = \(now), updated_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(party) AND email_confirmed_at IS NULL
      """)
  }

  /// Another address, or none: in either case nobody has confirmed it yet.
  func saveEmail(
    of party: PartyID, _ email: [UInt8]?, index: [UInt8]?, at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE crm.party
      SET email = \(email), email_index = \(index), email_confirmed_at = NULL,
        updated_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(party)
      """)
  }
}
