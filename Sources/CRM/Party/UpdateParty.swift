import Audit
import CRMAPI
import Foundation
import Jobs
import Kernel
import Postgres
import Vault

/// Keeps what a person told us. The same answers twice leave the record as it was.
struct UpdateParty: Sendable {
  let database: Database
  let vault: Vault
  let audit: Audit
  let world: World
  let jobs: Jobs

  enum Refused: Refusal, Hashable {
    case partyUnknown(PartyID)
    case curpTaken
    case emailUnreadable

    var problem: Problem {
      switch self {
      case .partyUnknown:
        Problem(
          "crm/party-unknown", status: 404, title: "No existe la persona",
          detail: "No hay una persona con ese identificador en esta institución.")
      case .curpTaken:
        Problem(
          "crm/curp-taken", status: 422, title: "La CURP ya está registrada",
          detail: "Esa CURP ya está registrada con otro teléfono. Entra con aquel teléfono "
            + "o pide ayuda en sucursal.",
          errors: [
            FieldError(
              "curp",
              "Esa CURP ya está registrada con otro teléfono. Entra con aquel teléfono "
                + "o pide ayuda en sucursal.")
          ])
      case .emailUnreadable:
        Problem(
          "crm/email-unreadable", status: 422, title: "El correo no es válido",
          detail: "Escribe el correo completo: nombre@ejemplo.mx.",
          errors: [FieldError("correo", "Escribe el correo completo: nombre@ejemplo.mx.")])
      }
    }
  }

  func callAsFunction(
    _ newer: PartyProfile, of id: PartyID, in tenant: TenantID, by actor: Actor
  ) async throws {
    if let email = newer.email, EmailAddress(email) == nil { throw Refused.emailUnreadable }
    let indexes = try await PartyIndexes(newer, vault: vault, tenant: tenant)
    do {
      try await database.transaction(for: tenant) { db in
        guard let stored = try await db.lockParty(id) else { throw Refused.partyUnknown(id) }
        let keys = try await vault.keys(of: id, in: db)
        let earlier = try stored.profile(with: keys)
        let merged = earlier.overlaid(with: newer)
        guard merged != earlier else { return }

        try await db.save(
          PartyCells(merged, of: id, keys: keys, indexes: indexes.filled(from: stored)),
          of: id, at: world.now(tenant))
        try await db.replaceWords(merged.searchWords, of: id)
        if merged.email != earlier.email {
          try await AskMailbox.order(id, world: world, jobs: jobs, in: db)
        }
        try await audit.record(
          Act(
            "party.updated", by: actor, on: id.description,
            facts: ["fields": merged.fieldsChanged(since: earlier).joined(separator: ", ")]),
          in: db)
      }
    } catch let failure as PostgresFailure
      where failure.constraint == "party_tenant_id_curp_index_key"
    {
      throw Refused.curpTaken
    }
  }
}

extension PartyProfile {
  /// Every word of the name, as search compares them.
  var searchWords: [String] {
    Array(
      Set(
        Search.normalized(fullName).split(separator: " ").map(String.init)
          .filter { $0.count > 1 }))
  }

  /// Names of what changed, never the values: for the audit trail.
  func fieldsChanged(since earlier: PartyProfile) -> [String] {
    var names: [String] = []
    func note(_ name: String, _ isChanged: Bool) { if isChanged { names.append(name) } }
    note("name", fullName != earlier.fullName)
    note("phone", phone != earlier.phone)
    note("email", email != earlier.email)
    note("curp", curp != earlier.curp)
    note("rfc", rfc != earlier.rfc)
    note("birth", bornOn != earlier.bornOn || stateOfBirth != earlier.stateOfBirth)
    note("occupation", occupation != earlier.occupation)
    note("address", address != earlier.address)
    note("income", monthlyIncome != earlier.monthlyIncome)
    note("clabe", clabe != earlier.clabe)
    return names
  }
}
