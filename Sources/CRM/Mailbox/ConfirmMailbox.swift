import Audit
import Kernel
import Postgres

/// Whoever opened the link says that the mailbox is theirs. Said twice, it was said once; a link
/// to an address that was changed since then serves no more.
struct ConfirmMailbox: Sendable {
  let database: Database
  let audit: Audit
  let world: World

  enum Refused: Refusal, Hashable {
    case linkOver

    var problem: Problem {
      switch self {
      case .linkOver:
        Problem(
          "crm/mail-link-over", status: 410, title: "Este enlace ya no sirve",
          detail: "Pide otro desde tu cuenta, en «Mi correo», o en cualquier sucursal.")
      }
    }
  }

  func callAsFunction(_ token: String, in tenant: TenantID) async throws {
    let hash = MailboxRules.hash(of: token)
    let now = world.now(tenant)
    try await database.transaction(for: tenant) { db in
      guard let link = try await db.lockLink(tokenHash: hash),
        let party = try await db.lockParty(link.party), party.emailIndex == link.emailIndex
      else { throw Refused.linkOver }
      if party.emailConfirmedAt != nil { return }
      guard link.answeredAt == nil, now < link.expiresAt else { throw Refused.linkOver }
      try await db.answerLink(link.id, at: now)
      try await db.confirmEmail(of: party.id, at: now)
      try await audit.record(
        Act("party.email_confirmed", by: .borrower(party.id), on: party.id), in: db)
    }
  }
}
