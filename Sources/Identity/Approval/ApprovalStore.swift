import Foundation
import Kernel
import Postgres
import Web

struct NewApproval: Sendable {
  let id: ApprovalID
  let order: ApprovalOrder
  let digest: [UInt8]
  let maker: StaffID
  let session: SessionID
  let seal: [UInt8]
  let requestedAt: Date
  let expiresAt: Date
}

struct ApprovalRow: RowDecodable {
  let approval: Approval
  let digest: [UInt8]
  let makerSeal: [UInt8]

  init(row: Row) throws(ColumnMismatch) {
    let facts: JSON<[String: String]> = try row["facts"]
    approval = Approval(
      id: try row["id"], kind: try row["kind"], subject: try row["subject"],
      summary: try row["summary"], facts: facts.value, payload: try row["payload"],
      state: try row["state"], maker: try row["maker_id"], makerSession: try row["maker_session"],
      makerReason: try row["maker_reason"], requestedAt: try row["requested_at"],
      expiresAt: try row["expires_at"], checker: try row["checker_id"],
      checkerReason: try row["checker_reason"], decidedAt: try row["decided_at"])
    digest = try row["payload_hash"]
    makerSeal = try row["maker_seal"]
  }
}

extension Transaction {
  private static let approvalColumns: SQL = """
    id, kind, subject, summary, facts, payload, payload_hash, state, maker_id, maker_session,
      maker_reason, maker_seal, requested_at, expires_at, checker_id, checker_reason, decided_at
    """

  func approval(_ id: ApprovalID) async throws -> ApprovalRow? {
    try await row(
      ApprovalRow.self,
      """
      SELECT \(sql: Self.approvalColumns)
      FROM identity.approval
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  /// Locks the request until it is decided: the second of two checkers reads the first's decision.
  func lockApproval(_ id: ApprovalID) async throws -> ApprovalRow? {
    try await row(
      ApprovalRow.self,
      """
      SELECT \(sql: Self.approvalColumns)
      FROM identity.approval
      WHERE tenant_id = \(tenant) AND id = \(id)
      FOR UPDATE
      """)
  }

  func pendingApproval(_ kind: String, _ subject: String) async throws -> ApprovalRow? {
    try await row(
      ApprovalRow.self,
      """
      SELECT \(sql: Self.approvalColumns)
      FROM identity.approval
      WHERE tenant_id = \(tenant) AND kind = \(kind) AND subject = \(subject)
        AND state = 'pending'
      """)
  }

  /// Locks the open request about a thing, so that it is not decided while it is being replaced.
  func lockPendingApproval(_ kind: String, _ subject: String) async throws -> ApprovalRow? {
    try await row(
      ApprovalRow.self,
      """
      SELECT \(sql: Self.approvalColumns)
      FROM identity.approval
      WHERE tenant_id = \(tenant) AND kind = \(kind) AND subject = \(subject)
        AND state = 'pending'
      FOR UPDATE
      """)
  }

  func pendingApprovals(now: Date) async throws -> [ApprovalRow] {
    try await rows(
      ApprovalRow.self,
      """
      SELECT \(sql: Self.approvalColumns)
      FROM identity.approval
      WHERE tenant_id = \(tenant) AND state = 'pending' AND expires_at > \(now)
      ORDER BY requested_at
      """)
  }

  /// False where somebody asked for the same in the same instant.
  func add(_ new: NewApproval) async throws -> Bool {
    try await execute(
      """
      INSERT INTO identity.approval
        (tenant_id, id, kind, subject, summary, facts, payload, payload_hash, state, maker_id,
         maker_session, maker_reason, maker_seal, requested_at, expires_at)
      VALUES (\(tenant), \(new.id), \(new.order.kind), \(new.order.subject),
        \(new.order.summary), \(JSON(new.order.facts)), \(new.order.payload), \(new.digest),
        'pending', \(new.maker), \(new.session), \(new.order.reason), \(new.seal),
        \(new.requestedAt), \(new.expiresAt))
      ON CONFLICT (tenant_id, kind, subject) WHERE state = 'pending' DO NOTHING
      """) == 1
  }

  func decideApproval(
    _ id: ApprovalID, _ state: Approval.State, by staff: StaffVisitor, reason: String?,
    seal: [UInt8], at now: Date
  ) async throws {
    try await execute(
      """
      UPDATE identity.approval
      SET state = \(state), checker_id = \(staff.id), checker_session = \(staff.session),
        checker_reason = \(reason), checker_seal = \(seal), decided_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }

  func withdrawApproval(_ id: ApprovalID, at now: Date) async throws {
    try await execute(
      """
      UPDATE identity.approval
      SET state = 'withdrawn', decided_at = \(now)
      WHERE tenant_id = \(tenant) AND id = \(id)
      """)
  }
}
