import Audit
import KYCAPI
import Kernel
import Postgres

/// Keeps one act of consent. The same id twice is one act.
struct RecordConsent: Sendable {
  let database: Database
  let audit: Audit

  func callAsFunction(_ consent: Consent, in tenant: TenantID) async throws -> ConsentID {
    try await database.transaction(for: tenant) { db in
      guard try await db.insert(consent) else { return consent.id }
      try await audit.record(
        Act(
          consent.isGranted ? "consent.granted" : "consent.refused",
          by: .borrower(consent.party), on: consent.party.description,
          facts: [
            "purpose": consent.purpose.rawValue, "text": consent.textVersion,
            "hash": consent.textHash, "channel": consent.channel,
          ]), in: db)
      return consent.id
    }
  }
}
