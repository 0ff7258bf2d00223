import DecisioningAPI
import Kernel
import Postgres

extension RecordedDecision: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    let reasons: JSON<[DecisionReason]> = try row["reasons"]
    manifestVersion = try row["manifest_version"]
    decision = Decision(
      id: try row["id"], outcome: try row["outcome"], reasons: reasons.value,
      policyVersion: PolicyVersion.text(manifestVersion: manifestVersion),
      decidedAt: try row["decided_at"])
    application = try row["application_id"]
    party = try row["party_id"]
    productCode = try row["product_code"]
    evidence = try row["evidence"]
  }
}

extension Transaction {
  func decision(_ id: DecisionID) async throws -> RecordedDecision? {
    try await row(
      RecordedDecision.self,
      """
      SELECT id, application_id, party_id, product_code, outcome, reasons, manifest_version,
        evidence, decided_at
      FROM decisioning.decision
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// The newest of an application.
  func latestDecision(of application: ApplicationID) async throws -> RecordedDecision? {
    try await row(
      RecordedDecision.self,
      """
      SELECT id, application_id, party_id, product_code, outcome, reasons, manifest_version,
        evidence, decided_at
      FROM decisioning.decision
      WHERE tenant_id = \(tenant) AND application_id = \(application)
      ORDER BY decided_at DESC, id DESC
      LIMIT 1
      """)
  }

  /// False where the id is already taken.
  func insertDecision(_ recorded: RecordedDecision) async throws -> Bool {
    let decision = recorded.decision
    return try await execute(
      """
      INSERT INTO decisioning.decision
        (tenant_id, id, application_id, party_id, product_code, outcome, reasons,
         manifest_version, evidence, decided_at)
      VALUES (\(tenant), \(decision.id), \(recorded.application), \(recorded.party),
        \(recorded.productCode), \(decision.outcome), \(JSON(decision.reasons)),
        \(recorded.manifestVersion), \(recorded.evidence), \(decision.decidedAt))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }
}
