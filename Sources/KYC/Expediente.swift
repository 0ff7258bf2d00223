import KYCAPI
import Kernel
import Postgres
import Vault

/// Questions about a person's file: no lock, frozen answers.
struct Expediente: Sendable {
  let database: Database
  let vault: Vault

  func consents(of party: PartyID, in tenant: TenantID) async throws -> [Consent] {
    try await database.read(for: tenant) { db in
      try await db.consents(of: party).map(\.consent)
    }
  }

  func documents(of party: PartyID, in tenant: TenantID) async throws -> [IdentityDocumentSummary] {
    try await database.read(for: tenant) { db in
      try await db.documents(of: party).map(\.summary)
    }
  }

  /// The photograph itself, opened. Nil where that person has no such photograph.
  func photograph(
    _ id: DocumentID, of party: PartyID, in db: Transaction
  ) async throws -> (contentType: String, bytes: [UInt8])? {
    guard let stored = try await db.document(id, of: party) else { return nil }
    let keys = try await vault.keys(of: party, in: db)
    return (stored.contentType, try keys.open(stored.sealed, at: .photograph(id)))
  }
}
