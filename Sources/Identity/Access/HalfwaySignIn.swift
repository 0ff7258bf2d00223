import Foundation
import Kernel
import Postgres

extension StaffSignIn {
  /// Hears a code of a sign-in that is halfway. Locks are taken in one order everywhere: counters
  /// of name and address, account, sign-ins. A lockout ends the sign-in too: otherwise whoever has
  /// the password could go on guessing codes.
  func hearing<Value: Sendable>(
    _ token: SessionToken, from origin: Origin, at tenant: TenantID,
    _ answer: (StaffRow, Gate, Transaction) async throws -> Result<Value, Refused>
  ) async throws -> Value {
    let now = ground.world.now(tenant)
    let outcome: Result<Value, Refused> = try await ground.database.transaction(for: tenant) {
      db in
      guard let id = try await db.signIn(digest: token.digest, now: now),
        let named = try await db.staff(id)
      else { return .failure(.expired) }
      let gate = try await gate(named.username, origin, now, in: db)
      guard try await gate.enter(in: db) else {
        try await db.endSignIns(of: id, at: now)
        try await attempts.record(.closed, at: .office, who: named.username, from: origin, in: db)
        return .failure(.closed)
      }
      guard let staff = try await db.lockStaff(id), staff.disabledAt == nil,
        try await db.signIn(digest: token.digest, now: now) != nil
      else { return .failure(.expired) }
      return try await answer(staff, gate, db)
    }
    return try outcome.get()
  }

  /// Counts a code that did not serve.
  func failed(
    _ outcome: AccessAttempt.Outcome, _ staff: StaffRow, _ gate: Gate, from origin: Origin,
    in db: Transaction
  ) async throws {
    if try await gate.fail(in: db) {
      try await db.endSignIns(of: staff.id, at: ground.world.now(db.tenant))
    }
    try await attempts.record(outcome, at: .office, who: staff.username, from: origin, in: db)
  }
}
