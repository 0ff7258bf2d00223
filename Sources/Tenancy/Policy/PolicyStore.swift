import Postgres

extension Transaction {
  /// In one round trip; what is already there stays as it is.
  func publish(_ policies: [PolicySource]) async throws {
    try await pipeline(
      policies.map { policy in
        """
        INSERT INTO tenancy.policy_version (tenant_id, kind, version, sha256, source)
        VALUES (\(tenant), \(policy.use.rawValue), \(policy.version), \(policy.sha256),
          \(policy.source))
        ON CONFLICT (tenant_id, kind, version) DO NOTHING
        """
      })
  }

  /// Hash by `kind/v<version>` of every policy ever published.
  func publishedPolicyHashes() async throws -> [String: String] {
    let rows = try await rows(
      PublishedRow.self,
      """
      SELECT kind, version, sha256
      FROM tenancy.policy_version
      WHERE tenant_id = \(tenant)
      """)
    return Dictionary(rows.map { ("\($0.kind)/v\($0.version)", $0.sha256) }) { first, _ in first }
  }

  func policySource(_ use: PolicySource.Use, version: Int) async throws -> String? {
    try await value(
      String.self,
      """
      SELECT source
      FROM tenancy.policy_version
      WHERE tenant_id = \(tenant) AND kind = \(use.rawValue) AND version = \(version)
      """)
  }
}
