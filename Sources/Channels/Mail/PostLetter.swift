import ChannelsAPI
import Documents
import Foundation
import Kernel
import Postgres
import Tenancy
import Vault

/// Seals what a mail says, commits, hands it to the post office, records the outcome. A post
/// office that is down is tried again with the same Message-ID; one that says no is believed.
struct PostLetter: Sendable {
  let database: Database
  let world: World
  let vault: Vault
  let tenants: Tenants
  let mailer: Mailer

  func callAsFunction(
    _ letter: Letter, of tenant: TenantID, isLastAttempt: Bool
  ) async throws {
    guard try await intend(letter, of: tenant) else { return }
    let page = LetterPage(tenant: try tenants.tenant(tenant), letter: letter.told)
    let mail = OutgoingMail(
      message: letter.id, to: letter.to, subject: letter.told.subject, text: letter.told.text,
      html: page.html, papers: letter.papers, sentAt: world.now(tenant))
    let receipt: MessengerReceipt
    do throws(MessengerFailure) {
      receipt = try await mailer.send(tenant, mail)
    } catch {
      switch error {
      case .refused(let code, let reason):
        return try await fail(letter.id, because: "\(reason) (\(code))", of: tenant)
      case .unavailable(let reason):
        guard isLastAttempt else { throw error }
        return try await fail(
          letter.id, because: "Sin servicio de correo: \(reason)", of: tenant)
      }
    }
    // Not written down, it is told again: the Message-ID says that both copies are one.
    try await record(receipt, of: letter.id, tenant: tenant)
  }

  /// What a person asked not to be reminded of is not; what the law wants in their hands is sent.
  /// False: nothing is to be sent.
  private func intend(_ letter: Letter, of tenant: TenantID) async throws -> Bool {
    let now = world.now(tenant)
    return try await database.transaction(for: tenant) { db in
      try await db.insertLetter(
        letter.id, to: letter.party, template: letter.kind.rawValue, about: letter.about, at: now)
      guard let kept = try await db.lockMessage(letter.id), kept.state == .queued else {
        return false
      }
      if letter.kind.isReminder, try await db.isOptedOut(letter.party) {
        try await db.end(letter.id, .withheld, because: "Pidió no recibir mensajes", at: now)
        return false
      }
      let keys = try await vault.keys(of: letter.party, in: db)
      try await db.writeLetter(
        letter.id,
        SealedLetter(
          address: keys.seal(letter.to.text, at: .address(of: letter.id)),
          title: keys.seal(letter.kept.subject, at: .title(of: letter.id)),
          body: keys.seal(letter.kept.text, at: .body(of: letter.id)),
          papers: letter.papers.map {
            SentPaper(name: $0.name, sha256: Hex.encode(SHA256.digest($0.bytes)))
          }, version: tenants.tenant(tenant).version))
      return true
    }
  }

  private func record(
    _ receipt: MessengerReceipt, of id: MessageID, tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.sent(id, as: receipt.providerID, at: world.now(tenant))
    }
  }

  private func fail(_ id: MessageID, because reason: String, of tenant: TenantID) async throws {
    try await database.transaction(for: tenant) { db in
      try await db.end(id, .failed, because: reason, at: world.now(tenant))
    }
  }
}
