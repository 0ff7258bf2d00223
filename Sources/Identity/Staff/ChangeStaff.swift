import Audit
public import Foundation
public import Kernel
import Postgres
public import Vault

extension StaffAccounts {
  /// Closes the account and everything that is open under it. Repeated, nothing more happens.
  public func disable(
    _ id: StaffID, of tenant: TenantID, by actor: Actor, reason: String
  ) async throws {
    try await ground.database.transaction(for: tenant) { db in
      guard let staff = try await db.lockStaff(id) else { throw Refused.unknown(id) }
      guard staff.disabledAt == nil else { return }
      let now = ground.world.now(tenant)
      try await db.disableStaff(id, at: now)
      try await db.endSessions(of: id, at: now, why: .accountDisabled)
      try await db.endSignIns(of: id, at: now)
      try await ground.audit.record(
        Act("identity.staff_disabled", by: actor, on: id.description, reason: reason),
        in: db)
    }
  }

  /// Forgets the second factor: the next sign-in enrols a new one. What is open is closed.
  public func resetSecondFactor(
    of id: StaffID, in tenant: TenantID, by actor: Actor, reason: String
  ) async throws {
    try await ground.database.transaction(for: tenant) { db in
      try await resetSecondFactor(of: id, by: actor, reason: reason, in: db)
    }
  }

  func resetSecondFactor(
    of id: StaffID, by actor: Actor, reason: String?, in db: Transaction
  ) async throws {
    guard try await db.lockStaff(id) != nil else { throw Refused.unknown(id) }
    let now = ground.world.now(db.tenant)
    try await db.forgetSecondFactor(of: id)
    try await db.endSessions(of: id, at: now, why: .factorReset)
    try await db.endSignIns(of: id, at: now)
    try await ground.audit.record(
      Act("identity.factor_reset", by: actor, on: id, reason: reason), in: db)
  }

  /// The code that this account's authenticator shows at that instant: for the demonstration's
  /// command line, which holds the root key anyway.
  public func currentCode(
    of username: String, in tenant: TenantID, at instant: Date
  ) async throws -> String? {
    try await ground.database.read(for: tenant) { db in
      guard let staff = try await db.staff(named: username), let sealed = staff.totpSecret
      else { return nil }
      let keys = try await ground.vault.keys(in: db)
      let secret = try keys.open(sealed, at: .totpSecret(of: staff.id))
      return TOTP.currentCode(secret, at: instant)
    }
  }
}
