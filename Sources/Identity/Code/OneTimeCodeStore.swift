import Foundation
import Kernel
import Postgres

struct NewCode: Sendable {
  let id: UUID
  let purpose: CodePurpose
  let subject: String
  let phone: [UInt8]
  let phoneIndex: [UInt8]
  let flow: [UInt8]
  let code: [UInt8]
  let issuedAt: Date
  let expiresAt: Date
}

struct CodeRow: RowDecodable {
  let id: UUID
  let purpose: String
  let subject: String
  let phone: [UInt8]
  let codeHash: [UInt8]
  let expiresAt: Date
  let tries: Int
  let usedAt: Date?
  let replacedAt: Date?

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    purpose = try row["purpose"]
    subject = try row["subject"]
    phone = try row["phone"]
    codeHash = try row["code_hash"]
    expiresAt = try row["expires_at"]
    tries = try row["tries"]
    usedAt = try row["used_at"]
    replacedAt = try row["replaced_at"]
  }

  func isAlive(at now: Date) -> Bool {
    usedAt == nil && replacedAt == nil && now < expiresAt && tries < OneTimeCodes.triesMax
  }
}

extension Transaction {
  func add(_ code: NewCode) async throws {
    try await execute(
      """
      INSERT INTO identity.one_time_code
        (tenant_id, id, purpose, subject, phone, phone_index, flow_hash, code_hash, issued_at,
         expires_at)
      VALUES (\(tenant), \(code.id), \(code.purpose.rawValue), \(code.subject), \(code.phone),
        \(code.phoneIndex), \(code.flow), \(code.code), \(code.issuedAt), \(code.expiresAt))
      """)
  }

  func codesIssued(
    to phone: [UInt8], purpose: CodePurpose, since instant: Date
  ) async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM identity.one_time_code
      WHERE tenant_id = \(tenant) AND phone_index = \(phone) AND issued_at > \(instant)
        AND purpose = \(purpose.rawValue)
      """) ?? 0
  }

  /// Counted without a lock: a few more than the limit do no harm, a queue of senders would.
  func codesIssued(_ purpose: CodePurpose, since instant: Date) async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM identity.one_time_code
      WHERE tenant_id = \(tenant) AND issued_at > \(instant) AND purpose = \(purpose.rawValue)
      """) ?? 0
  }

  func replaceCodes(to phone: [UInt8], purpose: CodePurpose, at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.one_time_code
      SET replaced_at = \(now)
      WHERE tenant_id = \(tenant) AND phone_index = \(phone) AND purpose = \(purpose.rawValue)
        AND used_at IS NULL AND replaced_at IS NULL
      """)
  }

  /// Locks the code: a hundred guesses at once are five tries.
  func lockCode(flow: [UInt8]) async throws -> CodeRow? {
    try await row(
      CodeRow.self,
      """
      SELECT id, purpose, subject, phone, code_hash, expires_at, tries, used_at, replaced_at
      FROM identity.one_time_code
      WHERE tenant_id = \(tenant) AND flow_hash = \(flow)
      FOR UPDATE
      """)
  }

  func countTry(of id: UUID) async throws {
    try await execute(
      """
      UPDATE identity.one_time_code
      SET tries = tries + 1
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func useCode(_ id: UUID, at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.one_time_code
      SET used_at = \(now), tries = tries + 1
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }
}
