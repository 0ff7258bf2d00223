import Audit
import Foundation
import Kernel
import Postgres
import Vault

/// The person who answers at a telephone, made the first time it is proved. Safe to repeat and to
/// race: the number's blind index is unique within the institution.
struct FindOrCreateParty: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World

  enum Refused: Refusal, Hashable {
    case phoneUnreadable

    var problem: Problem {
      switch self {
      case .phoneUnreadable:
        Problem(
          "crm/phone-unreadable", status: 422, title: "El teléfono no es válido",
          detail: "Escribe un teléfono de México de 10 dígitos.")
      }
    }
  }

  func callAsFunction(_ phone: String, in tenant: TenantID) async throws -> PartyID {
    guard let number = PhoneNumber(phone) else { throw Refused.phoneUnreadable }
    let index = try await vault.phoneIndex(number, tenant: tenant)

    return try await database.transaction(for: tenant) { db in
      if let known = try await db.party(withPhone: index) { return known }

      let id = world.newID(PartyID.self)
      let keys = try await vault.keys(of: id, in: db)
      let cell = try keys.seal(number.text, at: .phone(of: id))
      let now = world.now(tenant)
      // Two first visits at once: the unique index keeps one, and both answer with it.
      let isMade = try await db.insertParty(
        id, phone: cell, phoneIndex: index, phoneTail: String(number.text.suffix(4)), at: now)
      guard isMade else {
        guard let winner = try await db.party(withPhone: index) else {
          throw Refused.phoneUnreadable
        }
        return winner
      }
      try await audit.record(
        Act("party.created", by: .borrower(id), on: id.description, facts: [:]), in: db)
      return id
    }
  }
}
