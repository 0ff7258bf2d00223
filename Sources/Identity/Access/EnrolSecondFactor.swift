import Audit
import Foundation
import Kernel
import Postgres
import Vault

extension StaffSignIn {
  /// What the person must copy into an authenticator.
  struct Enrolment: Sendable {
    let username: String
    let secret: Sealed<[UInt8]>
  }

  struct Enrolled: Sendable {
    let entry: Entry
    let recoveryCodes: [String]
  }

  /// The secret to enrol, made the first time and the same for the rest of this sign-in, so that
  /// going back and forth does not spoil a QR already read. The next sign-in begins with none:
  /// `begin` sees to it. Refused once there is a confirmed one.
  func enrolment(
    _ token: SessionToken, from origin: Origin, at tenant: TenantID
  ) async throws -> Enrolment {
    try await hearing(token, from: origin, at: tenant) { staff, _, db in
      guard staff.totpConfirmedAt == nil else { return .failure(.expired) }
      let keys = try await ground.vault.keys(in: db)
      if let sealed = staff.totpSecret {
        let secret = try keys.open(sealed, at: .totpSecret(of: staff.id))
        return .success(Enrolment(username: staff.username, secret: Sealed(secret)))
      }
      let secret = TOTP.newSecret()
      let sealed = try keys.seal(secret, at: .totpSecret(of: staff.id))
      try await db.saveSecret(sealed, of: staff.id)
      return .success(Enrolment(username: staff.username, secret: Sealed(secret)))
    }
  }

  /// The first code of the new secret: confirms it, signs in and gives the recovery codes.
  func enrol(
    _ token: SessionToken, code: String, from origin: Origin, at tenant: TenantID
  ) async throws -> Enrolled {
    try await hearing(token, from: origin, at: tenant) { staff, gate, db in
      guard staff.totpConfirmedAt == nil, staff.totpSecret != nil
      else { return .failure(.expired) }
      guard try await factors.check(code, of: staff, in: db) == .right else {
        try await failed(.codeWrong, staff, gate, from: origin, in: db)
        return .failure(.wrong)
      }
      try await db.confirmSecret(of: staff.id, at: ground.world.now(tenant))
      let codes = try await factors.makeRecoveryCodes(for: staff.id, in: db)
      try await attempts.record(.enrolled, at: .office, who: staff.username, from: origin, in: db)
      try await ground.audit.record(
        Act("identity.factor_enrolled", by: .staff(staff.id), on: staff.id.description),
        in: db)
      let entry = try await proved(token, staff, gate, from: origin, in: db)
      return .success(Enrolled(entry: entry, recoveryCodes: codes))
    }
  }
}
