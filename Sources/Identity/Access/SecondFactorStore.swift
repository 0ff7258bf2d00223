import Foundation
import Kernel
import Postgres

extension Transaction {
  /// A secret not yet confirmed: nothing signs in with it.
  func saveSecret(_ sealed: [UInt8], of id: StaffID) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET totp_secret = \(sealed), totp_confirmed_at = NULL, totp_last_step = NULL
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Ends the sign-ins that are halfway and forgets the secret shown to them: a pending secret
  /// belongs to the one sign-in that is open.
  func startEnrolmentAfresh(of id: StaffID, at now: Date) async throws {
    try await endSignIns(of: id, at: now)
    try await execute(
      """
      UPDATE identity.staff
      SET totp_secret = NULL, totp_last_step = NULL
      WHERE tenant_id = \(tenant) AND id = \(id) AND totp_confirmed_at IS NULL
      """)
  }

  func confirmSecret(of id: StaffID, at instant: Date) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET totp_confirmed_at = \(instant)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// The step is spent, and every earlier one with it.
  func spendStep(_ step: Int64, of id: StaffID) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET totp_last_step = \(step)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func forgetSecondFactor(of id: StaffID) async throws {
    try await pipeline([
      """
      UPDATE identity.staff
      SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL
      WHERE tenant_id = \(tenant) AND id = \(id)
      """,
      """
      DELETE FROM identity.recovery_code
      WHERE tenant_id = \(tenant) AND staff_id = \(id)
      """,
    ])
  }

  /// New codes; the old ones stop serving.
  func replaceRecoveryCodes(
    _ hashes: [[UInt8]], of id: StaffID, at instant: Date
  ) async throws {
    try await pipeline([
      """
      DELETE FROM identity.recovery_code
      WHERE tenant_id = \(tenant) AND staff_id = \(id)
      """,
      """
      INSERT INTO identity.recovery_code (tenant_id, staff_id, code_hash, made_at)
      SELECT \(tenant)::int4, \(id)::uuid, code_hash, \(instant)::timestamptz
      FROM unnest(\(hashes)::bytea[]) AS code_hash
      """,
    ])
  }

  /// True once for each code.
  func useRecoveryCode(_ hash: [UInt8], of id: StaffID, at instant: Date) async throws -> Bool {
    try await execute(
      """
      UPDATE identity.recovery_code
      SET used_at = \(instant)
      WHERE tenant_id = \(tenant) AND staff_id = \(id) AND code_hash = \(hash)
        AND used_at IS NULL
      """) == 1
  }

  func recoveryCodesLeft(of id: StaffID) async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM identity.recovery_code
      WHERE tenant_id = \(tenant) AND staff_id = \(id) AND used_at IS NULL
      """) ?? 0
  }
}
