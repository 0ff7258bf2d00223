import Foundation
import Kernel
import Postgres

/// An account as the database holds it.
struct StaffRow: RowDecodable {
  let id: StaffID
  let username: String
  let name: String
  let roles: [String]
  let branch: String?
  let passwordHash: String
  var totpSecret: [UInt8]?
  var totpConfirmedAt: Date?
  var totpLastStep: Int64?
  let createdAt: Date
  var disabledAt: Date?

  var member: StaffMember {
    StaffMember(
      id: id, username: username, name: name, roles: roles, branch: branch,
      hasSecondFactor: totpConfirmedAt != nil, createdAt: createdAt, disabledAt: disabledAt)
  }

  init(
    id: StaffID, username: String, name: String, roles: [String], branch: String?,
    passwordHash: String, createdAt: Date
  ) {
    self.id = id
    self.username = username
    self.name = name
    self.roles = roles
    self.branch = branch
    self.passwordHash = passwordHash
    self.createdAt = createdAt
  }

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    username = try row["username"]
    name = try row["name"]
    roles = try row["roles"]
    branch = try row["branch"]
    passwordHash = try row["password_hash"]
    totpSecret = try row["totp_secret"]
    totpConfirmedAt = try row["totp_confirmed_at"]
    totpLastStep = try row["totp_last_step"]
    createdAt = try row["created_at"]
    disabledAt = try row["disabled_at"]
  }
}

extension Transaction {
  private static let staffColumns: SQL = """
    id, username, name, roles, branch, password_hash, totp_secret, totp_confirmed_at,
      totp_last_step, created_at, disabled_at
    """

  func staffMembers() async throws -> [StaffRow] {
    try await rows(
      StaffRow.self,
      """
      SELECT \(sql: Self.staffColumns)
      FROM identity.staff
      WHERE tenant_id = \(tenant)
      ORDER BY username
      """)
  }

  func staff(named username: String) async throws -> StaffRow? {
    try await row(
      StaffRow.self,
      """
      SELECT \(sql: Self.staffColumns)
      FROM identity.staff
      WHERE tenant_id = \(tenant) AND username = \(username)
      """)
  }

  /// Locks the account: a code's step is spent by one try at a time.
  func lockStaff(_ id: StaffID) async throws -> StaffRow? {
    try await row(
      StaffRow.self,
      """
      SELECT \(sql: Self.staffColumns)
      FROM identity.staff
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  /// False where the name is taken.
  func add(_ staff: StaffRow) async throws -> Bool {
    try await execute(
      """
      INSERT INTO identity.staff
        (tenant_id, id, username, name, roles, branch, password_hash, created_at)
      VALUES (\(tenant), \(staff.id), \(staff.username), \(staff.name), \(staff.roles),
        \(staff.branch), \(staff.passwordHash), \(staff.createdAt))
      ON CONFLICT (tenant_id, username) DO NOTHING
      """) == 1
  }

  func savePassword(_ hash: String, of id: StaffID) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET password_hash = \(hash)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func disableStaff(_ id: StaffID, at instant: Date) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET disabled_at = \(instant)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }
}

extension Transaction {
  func staff(_ id: StaffID) async throws -> StaffRow? {
    try await row(
      StaffRow.self,
      """
      SELECT \(sql: Self.staffColumns)
      FROM identity.staff
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }
}
