public import Kernel
import Postgres

extension Tenants {
  /// A policy as it was published, in force or not; nil where there never was such a version.
  public func policy(
    _ id: TenantID, _ use: PolicySource.Use, version: Int
  ) async throws -> PolicySource? {
    let current = try manifest(id).policies.first { $0.use == use && $0.version == version }
    if let current { return current }
    let source = try await database.read(for: id) { db in
      try await db.policySource(use, version: version)
    }
    return source.map { PolicySource(use: use, version: version, source: $0) }
  }
}
