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
  /// Somebody else chose it.
  let mustChangePassword: Bool
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

  init(row: Row) throws(ColumnMismatch) {
    id = try row["id"]
    username = try row["username"]
    name = try row["name"]
    roles = try row["roles"]
    branch = try row["branch"]
    passwordHash = try row["password_hash"]
    mustChangePassword = try row["must_change_password"]
    totpSecret = try row["totp_secret"]
    totpConfirmedAt = try row["totp_confirmed_at"]
    totpLastStep = try row["totp_last_step"]
    createdAt = try row["created_at"]
    disabledAt = try row["disabled_at"]
  }
}

extension Transaction {
  private static let staffColumns: SQL = """
    id, username, name, roles, branch, password_hash, must_change_password, totp_secret,
      totp_confirmed_at, totp_last_step, created_at, disabled_at
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
  func add(_ staff: ReadyStaff, at instant: Date) async throws -> Bool {
    try await execute(
      """
      INSERT INTO identity.staff
        (tenant_id, id, username, name, roles, branch, password_hash, must_change_password,
         created_at)
      VALUES (\(tenant), \(staff.id), \(staff.username), \(staff.name), \(staff.roles),
        \(staff.branch), \(staff.passwordHash), true, \(instant))
      ON CONFLICT (tenant_id, username) DO NOTHING
      """) == 1
  }

  /// One that its owner chose.
  func savePassword(_ hash: String, of id: StaffID) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET password_hash = \(hash), must_change_password = false
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// The same password under today's parameters, unless it was changed meanwhile.
  func renewHash(_ old: String, as new: String, of id: StaffID) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET password_hash = \(new)
      WHERE tenant_id = \(tenant) AND id = \(id) AND password_hash = \(old)
      """)
  }

  /// The demonstration's accounts keep the password that its screen shows.
  func keepFirstPassword(of id: StaffID) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET must_change_password = false
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
