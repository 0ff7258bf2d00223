import Audit
import Foundation
import Kernel
import Postgres
import Vault
import Web

/// What somebody changes of their own account: the password, and the recovery codes.
struct OwnAccount: Sendable {
  let accounts: StaffAccounts
  let factors: SecondFactors

  enum Refused: Refusal, Hashable {
    case wrongPassword
  }

  func recoveryCodesLeft(_ staff: StaffVisitor, of tenant: TenantID) async throws -> Int {
    try await accounts.ground.database.read(for: tenant) { db in
      try await db.recoveryCodesLeft(of: staff.id)
    }
  }

  /// The sessions elsewhere end; this one goes on.
  func changePassword(
    _ staff: StaffVisitor, from old: Sealed<String>, to new: Sealed<String>, of tenant: TenantID
  ) async throws {
    let ground = accounts.ground
    let row = try await ground.database.read(for: tenant) { db in try await db.staff(staff.id) }
    let typed = old.opened(because: "it is compared with its hash")
    guard let row, try await accounts.passwords.verify(typed, against: row.passwordHash)
    else { throw Refused.wrongPassword }
    let plain = new.opened(because: "it is hashed at once")
    let names = try await accounts.wiring.names(tenant) + [row.username, row.name]
    if let objection = PasswordRules.objection(to: plain, naming: names) {
      throw InvalidFields([FieldError("nueva", objection)])
    }
    let hash = try await accounts.passwords.hash(plain)
    try await ground.database.transaction(for: tenant) { db in
      guard try await db.lockStaff(staff.id) != nil
      else { throw StaffAccounts.Refused.unknown(staff.id) }
      let now = ground.world.now(tenant)
      try await db.savePassword(hash, of: staff.id)
      try await db.endSessions(of: staff.id, except: staff.session, at: now, why: .passwordChanged)
      try await db.endSignIns(of: staff.id, at: now)
      try await ground.audit.record(
        Act("identity.password_set", by: .staff(staff.id), on: staff.id), in: db)
    }
  }

  /// Ten new ones; the old ones stop serving.
  func renewRecoveryCodes(_ staff: StaffVisitor, of tenant: TenantID) async throws -> [String] {
    let ground = accounts.ground
    return try await ground.database.transaction(for: tenant) { db in
      guard try await db.lockStaff(staff.id) != nil
      else { throw StaffAccounts.Refused.unknown(staff.id) }
      let codes = try await factors.makeRecoveryCodes(for: staff.id, in: db)
      try await ground.audit.record(
        Act("identity.recovery_codes_renewed", by: .staff(staff.id), on: staff.id), in: db)
      return codes
    }
  }
}

extension OwnAccount.Refused {
  var problem: Problem {
    switch self {
    case .wrongPassword:
      Problem(
        "identity/password-wrong", status: 422, title: "La contraseña actual no coincide",
        detail: "Revísela y vuelva a intentarlo.")
    }
  }
}
