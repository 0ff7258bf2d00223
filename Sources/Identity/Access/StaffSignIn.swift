import Audit
import Foundation
import Kernel
import Postgres
import Vault

/// Staff get in with a password and then a code. What is wrong is never said, only that it is; a
/// name that does not exist costs and answers the same as one that does.
struct StaffSignIn: Sendable {
  let accounts: StaffAccounts
  let factors: SecondFactors
  let sessions: Sessions
  let attempts: AccessAttempts

  static let minutesForCode = 5
  static let minutesForPassword = 10

  var ground: Ground { accounts.ground }
  var passwords: Passwords { accounts.passwords }
  static let nobody = "desconocido"

  enum Refused: Refusal, Hashable {
    case wrong
    case closed
    /// The few minutes between password and code are over.
    case expired
  }

  /// Password right: the token of the few minutes in which the code is owed.
  struct Halfway: Sendable {
    let token: SessionToken
    let mustEnrol: Bool
  }

  func begin(
    _ typedName: String, password: Sealed<String>, from origin: Origin, at tenant: TenantID
  ) async throws -> Halfway {
    let name = Username(typedName)?.text ?? ""
    let now = ground.world.now(tenant)
    let (isOpen, staff) = try await ground.database.read(for: tenant) { db in
      let gate = try await gate(typedName, origin, now, in: db)
      return (try await gate.isOpen(in: db), try await db.staff(named: name))
    }
    // What was typed is not kept: people type passwords where names go.
    let who = staff?.username ?? Self.nobody
    guard isOpen else {
      try await record(.closed, who, origin, tenant)
      throw Refused.closed
    }
    let isRight = try await isRight(password, of: staff)
    let renewed = isRight ? try await renewedHash(password, of: staff) : nil
    let outcome: Result<Halfway, Refused> = try await ground.database.transaction(for: tenant) {
      db in
      let gate = try await gate(typedName, origin, now, in: db)
      guard try await gate.enter(in: db) else {
        try await attempts.record(.closed, at: .office, who: who, from: origin, in: db)
        return .failure(.closed)
      }
      guard isRight, let id = staff?.id, let staff = try await db.lockStaff(id),
        staff.disabledAt == nil
      else {
        _ = try await gate.fail(in: db)
        try await attempts.record(
          .passwordWrong, at: .office, who: who, from: origin, in: db)
        return .failure(.wrong)
      }
      if let renewed {
        try await db.renewHash(staff.passwordHash, as: renewed, of: staff.id)
      }
      try await attempts.record(
        .passwordRight, at: .office, who: staff.username, from: origin, in: db)
      // A secret that somebody else with the password may have read must not become this person's.
      if staff.totpConfirmedAt == nil { try await db.startEnrolmentAfresh(of: staff.id, at: now) }
      let token = SessionToken.new()
      let end = now.addingTimeInterval(TimeInterval(Self.minutesForCode * 60))
      try await db.addSignIn(
        ground.world.newID(), digest: token.digest, staff: staff.id, at: now, until: end)
      return .success(Halfway(token: token, mustEnrol: staff.totpConfirmedAt == nil))
    }
    return try outcome.get()
  }

  /// The right password, at the same cost whoever was named.
  private func isRight(_ password: Sealed<String>, of staff: StaffRow?) async throws -> Bool {
    let plain = password.opened(because: "it is compared with its hash")
    guard plain.count <= PasswordRules.lengthMax, let staff else {
      try await passwords.verifyNothing("nobody")
      return false
    }
    return try await passwords.verify(plain, against: staff.passwordHash)
  }

  /// The hash to keep instead, where this one was made with older parameters.
  private func renewedHash(
    _ password: Sealed<String>, of staff: StaffRow?
  ) async throws -> String? {
    guard let staff, passwords.isOutdated(staff.passwordHash) else { return nil }
    return try await passwords.hash(password.opened(because: "its hash is renewed"))
  }

  private func record(
    _ outcome: AccessAttempt.Outcome, _ who: String, _ origin: Origin, _ tenant: TenantID
  ) async throws {
    try await ground.database.transaction(for: tenant) { db in
      try await attempts.record(outcome, at: .office, who: who, from: origin, in: db)
    }
  }

  func gate(
    _ typedName: String, _ origin: Origin, _ now: Date, in db: Transaction
  ) async throws -> Gate {
    let name = Username(typedName)?.text ?? "?"
    return Gate(
      name: "staff:" + name, origin: origin, keys: try await ground.vault.keys(in: db), now: now)
  }
}

extension StaffSignIn.Refused {
  var problem: Problem {
    switch self {
    case .wrong:
      Problem(
        "identity/sign-in-refused", status: 401, title: "No se pudo iniciar sesión",
        detail: "Los datos no coinciden. Revíselos y vuelva a intentarlo.")
    case .closed:
      Problem(
        "identity/too-many-failures", status: 429, title: "Demasiados intentos",
        detail: "Espere unos minutos antes de volver a intentarlo.")
    case .expired:
      Problem(
        "identity/sign-in-expired", status: 401, title: "Se acabó el tiempo",
        detail: "Vuelva a escribir su usuario y contraseña.")
    }
  }
}
