import Kernel

/// The application's role would see through the walls between tenants: it must not start.
public struct UnsafeRole: Error, CustomStringConvertible {
  public let reasons: [String]

  public var description: String {
    "This database role may not serve: \(reasons.joined(separator: "; ")). "
      + "Connect as caudal_app, which owns nothing and does not bypass row security."
  }
}

extension Database {
  /// Refuses a superuser, a role that bypasses row security, and one that owns a tenant's table.
  public func checkRole() async throws {
    let reasons = try await system { db in
      try await db.values(
        String.self,
        """
        SELECT reason FROM (
          SELECT 'it is a superuser' AS reason FROM pg_roles
          WHERE rolname = session_user AND rolsuper
          UNION ALL
          SELECT 'it bypasses row security' FROM pg_roles
          WHERE rolname = session_user AND rolbypassrls
          UNION ALL
          SELECT 'it owns ' || c.oid::regclass::text FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
            AND pg_has_role(session_user, c.relowner, 'USAGE')
        ) AS found
        LIMIT 5
        """)
    }
    guard reasons.isEmpty else { throw UnsafeRole(reasons: reasons) }
  }
}
