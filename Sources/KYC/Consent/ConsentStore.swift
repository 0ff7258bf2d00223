import KYCAPI
import Kernel
import Postgres

/// A row of kyc.consent.
struct StoredConsent: RowDecodable {
  let consent: Consent

  init(row: Row) throws(ColumnMismatch) {
    let purpose: String = try row["purpose"]
    consent = Consent(
      id: try row["id"], party: try row["party_id"],
      purpose: Consent.Purpose(rawValue: purpose) ?? .avisoDePrivacidad,
      isGranted: try row["is_granted"], textVersion: try row["text_version"],
      textHash: try row["text_hash"], occurredAt: try row["occurred_at"],
      channel: try row["channel"], remoteAddress: try row["remote_address"])
  }
}

extension Transaction {
  /// False where that act is kept already.
  func insert(_ consent: Consent) async throws -> Bool {
    try await execute(
      """
      INSERT INTO kyc.consent
        (tenant_id, id, party_id, purpose, is_granted, text_version, text_hash, occurred_at,
         channel, remote_address)
      VALUES
        (\(tenant), \(consent.id), \(consent.party), \(consent.purpose.rawValue),
         \(consent.isGranted), \(consent.textVersion), \(consent.textHash),
         \(consent.occurredAt), \(consent.channel), \(consent.remoteAddress))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }

  /// Held until the transaction ends.
  func lockConsents(of party: PartyID) async throws {
    let key = "kyc.consent/\(tenant)/\(party)"
    try await execute("SELECT pg_advisory_xact_lock(hashtextextended(\(key), 0))")
  }

  func consents(of party: PartyID) async throws -> [StoredConsent] {
    try await rows(
      StoredConsent.self,
      """
      SELECT id, party_id, purpose, is_granted, text_version, text_hash, occurred_at, channel,
        remote_address
      FROM kyc.consent
      WHERE tenant_id = \(tenant) AND party_id = \(party)
      ORDER BY occurred_at, id
      """)
  }
}
