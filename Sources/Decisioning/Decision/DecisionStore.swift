import DecisioningAPI
import Kernel
import Postgres
import Tenancy

extension RecordedDecision: RowDecodable {
  init(row: Row) throws(ColumnMismatch) {
    let reasons: JSON<[DecisionReason]> = try row["reasons"]
    let conditions: JSON<[DecisionReason]> = try row["conditions"]
    manifestVersion = try row["manifest_version"]
    policy = try PolicyVersion(row: row)
    decision = Decision(
      id: try row["id"], outcome: try row["outcome"], reasons: reasons.value,
      conditions: conditions.value,
      policyVersion: PolicyVersion.text(policy, manifestVersion: manifestVersion),
      decidedAt: try row["decided_at"])
    application = try row["application_id"]
    party = try row["party_id"]
    productCode = try row["product_code"]
    evidence = try row["evidence"]
  }

  /// What it offered is in the evidence: it may tell of the person's income.
  func decision(offering offers: [DecisionOffer]) -> Decision {
    Decision(
      id: decision.id, outcome: decision.outcome, reasons: decision.reasons,
      conditions: decision.conditions, offers: offers, policyVersion: decision.policyVersion,
      decidedAt: decision.decidedAt)
  }
}

extension PolicyVersion {
  /// All three columns, or none.
  fileprivate init?(row: Row) throws(ColumnMismatch) {
    let use: String? = try row["policy_use"]
    let version: Int? = try row["policy_version"]
    let sha256: String? = try row["policy_sha256"]
    guard let use = use.flatMap(PolicySource.Use.init(rawValue:)), let version, let sha256 else {
      return nil
    }
    self.init(use: use, version: version, sha256: sha256)
  }
}

extension Transaction {
  func decision(_ id: DecisionID) async throws -> RecordedDecision? {
    try await row(
      RecordedDecision.self,
      """
      SELECT id, application_id, party_id, product_code, outcome, reasons, conditions,
        manifest_version, policy_use, policy_version, policy_sha256, evidence, decided_at
      FROM decisioning.decision
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// The newest of an application.
  func latestDecision(of application: ApplicationID) async throws -> RecordedDecision? {
    try await row(
      RecordedDecision.self,
      """
      SELECT id, application_id, party_id, product_code, outcome, reasons, conditions,
        manifest_version, policy_use, policy_version, policy_sha256, evidence, decided_at
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
        (tenant_id, id, application_id, party_id, product_code, outcome, reasons, conditions,
         manifest_version, policy_use, policy_version, policy_sha256, evidence, decided_at)
      VALUES (\(tenant), \(decision.id), \(recorded.application), \(recorded.party),
        \(recorded.productCode), \(decision.outcome), \(JSON(decision.reasons)),
        \(JSON(decision.conditions)), \(recorded.manifestVersion),
        \(recorded.policy?.use.rawValue), \(recorded.policy?.version),
        \(recorded.policy?.sha256), \(recorded.evidence), \(decision.decidedAt))
      ON CONFLICT (tenant_id, id) DO NOTHING
      """) == 1
  }
}
