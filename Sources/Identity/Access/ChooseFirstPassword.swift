import Audit
import Foundation
import Kernel
import Postgres
import Vault

extension StaffSignIn {
  /// The owner's own password, after the one that somebody else chose and a right code; and in.
  func choosePassword(
    _ token: SessionToken, _ password: Sealed<String>, from origin: Origin, at tenant: TenantID
  ) async throws -> Finished {
    let hash = try await chosen(password, by: token, at: tenant)
    return try await hearing(token, from: origin, at: tenant) { staff, gate, db in
      let now = ground.world.now(tenant)
      guard staff.mustChangePassword,
        try await db.provedSignIn(digest: token.digest, now: now) == staff.id
      else { return .failure(.expired) }
      try await db.savePassword(hash, of: staff.id)
      try await ground.audit.record(
        Act("identity.password_set", by: .staff(staff.id), on: staff.id), in: db)
      return .success(try await open(staff, gate, from: origin, in: db))
    }
  }

  /// Hashed outside the transaction: it takes a tenth of a second, and nothing should wait for it.
  private func chosen(
    _ password: Sealed<String>, by token: SessionToken, at tenant: TenantID
  ) async throws -> String {
    let now = ground.world.now(tenant)
    let row = try await ground.database.read(for: tenant) { db in
      try await db.provedSignIn(digest: token.digest, now: now).flatMap { try await db.staff($0) }
    }
    guard let row else { throw Refused.expired }
    let plain = password.opened(because: "it is hashed at once")
    let names = try await accounts.wiring.names(tenant) + [row.username, row.name]
    if let objection = PasswordRules.objection(to: plain, naming: names) {
      throw InvalidFields([FieldError("nueva", objection)])
    }
    guard try await !passwords.verify(plain, against: row.passwordHash) else {
      throw InvalidFields([FieldError("nueva", "Elija una distinta de la que le dieron.")])
    }
    return try await passwords.hash(plain)
  }
}

extension Optional {
  fileprivate func flatMap<Answer>(
    _ transform: (Wrapped) async throws -> Answer?
  ) async rethrows -> Answer? {
    guard let self else { return nil }
    return try await transform(self)
  }
}
