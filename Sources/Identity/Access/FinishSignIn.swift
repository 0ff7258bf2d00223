import Audit
import Foundation
import Kernel
import Postgres

extension StaffSignIn {
  /// Signed in.
  struct Finished: Sendable {
    let token: SessionToken
    let session: SessionID
    let recoveryCodesLeft: Int
  }

  /// What follows when password and code were right.
  enum Entry: Sendable {
    case signedIn(Finished)
    /// Somebody else chose the password: its owner chooses another before anything is opened.
    case mustChoosePassword
  }

  /// The code after the password.
  func finish(
    _ token: SessionToken, code: String, from origin: Origin, at tenant: TenantID
  ) async throws -> Entry {
    try await hearing(token, from: origin, at: tenant) { staff, gate, db in
      guard staff.totpConfirmedAt != nil else { return .failure(.expired) }
      switch try await factors.check(code, of: staff, in: db) {
      case .right:
        return .success(try await proved(token, staff, gate, from: origin, in: db))
      case .rightByRecovery:
        try await attempts.record(
          .recoveryUsed, at: .office, who: staff.username, from: origin, in: db)
        return .success(try await proved(token, staff, gate, from: origin, in: db))
      case .replayed:
        try await failed(.codeReplayed, staff, gate, from: origin, in: db)
        return .failure(.wrong)
      case .wrong:
        try await failed(.codeWrong, staff, gate, from: origin, in: db)
        return .failure(.wrong)
      }
    }
  }

  /// Everything was right.
  func proved(
    _ token: SessionToken, _ staff: StaffRow, _ gate: Gate, from origin: Origin,
    in db: Transaction
  ) async throws -> Entry {
    guard staff.mustChangePassword else {
      return .signedIn(try await open(staff, gate, from: origin, in: db))
    }
    let now = ground.world.now(db.tenant)
    let end = now.addingTimeInterval(TimeInterval(Self.minutesForPassword * 60))
    try await gate.succeed(in: db)
    try await db.proveSignIn(digest: token.digest, at: now, until: end)
    return .mustChoosePassword
  }

  func open(
    _ staff: StaffRow, _ gate: Gate, from origin: Origin, in db: Transaction
  ) async throws -> Finished {
    try await gate.succeed(in: db)
    try await db.endSignIns(of: staff.id, at: ground.world.now(db.tenant))
    let (session, token) = try await sessions.open(staff: staff.id, from: origin, in: db)
    try await attempts.record(.signedIn, at: .office, who: staff.username, from: origin, in: db)
    try await ground.audit.record(
      Act("identity.signed_in", by: .staff(staff.id), on: session),
      in: db)
    let left = try await db.recoveryCodesLeft(of: staff.id)
    return Finished(token: token, session: session, recoveryCodesLeft: left)
  }
}
