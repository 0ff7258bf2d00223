import Foundation
public import Kernel
import Postgres

extension Identity {
  /// Forgets what no longer serves: codes and half-made sign-ins after a month, counters of
  /// failures after a day of peace, sessions three months after their end. Attempts stay.
  public func sweep(_ tenant: TenantID) async throws {
    let now = world.now(tenant)
    func ago(_ days: Int) -> Date { now.addingTimeInterval(TimeInterval(-days * 86_400)) }
    try await sessions.ground.database.transaction(for: tenant) { db in
      try await db.sweep(codesBefore: ago(30), countersBefore: ago(1), sessionsBefore: ago(90))
    }
  }
}

extension Transaction {
  func sweep(
    codesBefore: Date, countersBefore: Date, sessionsBefore: Date
  ) async throws {
    try await pipeline([
      """
      DELETE FROM identity.one_time_code
      WHERE tenant_id = \(tenant) AND issued_at < \(codesBefore)
      """,
      """
      DELETE FROM identity.sign_in
      WHERE tenant_id = \(tenant) AND created_at < \(codesBefore)
      """,
      """
      DELETE FROM identity.throttle
      WHERE tenant_id = \(tenant) AND since < \(countersBefore)
        AND (locked_until IS NULL OR locked_until < \(countersBefore))
      """,
      """
      DELETE FROM identity.session
      WHERE tenant_id = \(tenant) AND expires_at < \(sessionsBefore)
      """,
    ])
  }
}
