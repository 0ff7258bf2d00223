import CRMAPI
import Foundation
import Jobs
import Kernel
import Postgres
import Vault

/// Asks whoever reads a person's mailbox whether it is theirs: a link by mail, for a week. Work
/// done outside any transaction, and tried again with another token where the mail did not leave.
struct AskMailbox: Sendable {
  let database: Database
  let vault: Vault
  let world: World
  let send: @Sendable (TenantID, MailboxAsk) async throws -> Void

  static let job = "crm.ask_mailbox"
  static let attemptsMax = 6

  struct Payload: Codable, Sendable {
    let party: PartyID
    let question: UUID
  }

  /// Orders it in the transaction that writes the address.
  static func order(
    _ party: PartyID, world: World, jobs: Jobs, in db: Transaction
  ) async throws {
    let question = world.newID()
    try await jobs.enqueue(
      kind: job, key: question.uuidString, payload: Payload(party: party, question: question),
      in: db)
  }

  func callAsFunction(_ asked: Payload, of tenant: TenantID, attempt: Int) async throws {
    guard let ask = try await prepare(asked, of: tenant, attempt: attempt) else { return }
    try await send(tenant, ask)
  }

  private func prepare(
    _ asked: Payload, of tenant: TenantID, attempt: Int
  ) async throws -> MailboxAsk? {
    let now = world.now(tenant)
    return try await database.transaction(for: tenant) { db in
      guard let stored = try await db.lockParty(asked.party), stored.emailConfirmedAt == nil,
        let index = stored.emailIndex, let sealed = stored.email
      else { return nil }
      let keys = try await vault.keys(of: asked.party, in: db)
      let text = try keys.openText(sealed, at: .email(of: asked.party))
      let count = try await db.questionsAsked(
        about: asked.party, emailIndex: index, besides: asked.question,
        since: now.addingTimeInterval(-86_400))
      guard let mailbox = EmailAddress(text), count < MailboxRules.questionsPerDay else {
        return nil
      }
      let token = MailboxRules.token()
      try await db.insertLink(
        world.newID(), of: asked.question, about: asked.party, emailIndex: index,
        tokenHash: token.hash, at: now,
        until: now.addingTimeInterval(TimeInterval(MailboxRules.daysValid * 86_400)))
      return MailboxAsk(
        question: asked.question, party: asked.party, givenName: stored.givenNames,
        mailbox: mailbox, token: token.text, daysValid: MailboxRules.daysValid,
        isLastAttempt: attempt >= Self.attemptsMax)
    }
  }
}
