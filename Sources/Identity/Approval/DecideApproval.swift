import Audit
import Foundation
public import Kernel
import Postgres
public import Web

extension Approvals {
  public enum Verdict: String, Hashable, Sendable { case approve, decline }

  /// The second person decides, with a fresh code. Granted, the act is done in the same
  /// transaction: if it cannot be done any more, nothing was granted either.
  public func decide(
    _ id: ApprovalID, _ verdict: Verdict, code: String, reason: String?, by visit: Visit
  ) async throws {
    let staff = try visit.staff()
    try await check(id, verdict, staff, visit.tenant)
    try await stepUp.prove(
      code, staff, from: Origin(visit), at: visit.tenant, door: .approval)
    try await ground.database.transaction(for: visit.tenant) { db in
      let (row, kind) = try await decidable(id, verdict, staff, in: db)
      let request = row.approval
      let seal = try await seal(row.digest, by: staff.id, as: "checker", in: db)
      try await db.decideApproval(
        id, verdict == .approve ? .approved : .declined, by: staff, reason: reason, seal: seal,
        at: ground.world.now(visit.tenant))
      try await ground.audit.record(
        Act(
          verdict == .approve ? "identity.approval_granted" : "identity.approval_declined",
          by: .staff(staff.id), on: request.subject,
          facts: ["approval": id.description, "kind": request.kind], reason: reason),
        in: db)
      let approved = ApprovedRequest(
        id: id, subject: request.subject, payload: request.payload, maker: request.maker,
        checker: staff.id, checkerRoles: staff.roles, reason: reason)
      switch verdict {
      case .approve: try await kind.execute(approved, db)
      case .decline: try await kind.decline(approved, db)
      }
    }
  }

  /// Before a code is spent: whatever can be known to be refused is refused.
  private func check(
    _ id: ApprovalID, _ verdict: Verdict, _ staff: StaffVisitor, _ tenant: TenantID
  ) async throws {
    try await ground.database.transaction(for: tenant) { db in
      _ = try await decidable(id, verdict, staff, in: db)
    }
  }

  /// Locks the request, and lets only somebody else with the permission decide it, in time, and as
  /// it was made: two checkers at once find one decision.
  private func decidable(
    _ id: ApprovalID, _ verdict: Verdict, _ staff: StaffVisitor, in db: Transaction
  ) async throws -> (ApprovalRow, ApprovalKind) {
    guard let row = try await db.lockApproval(id), let kind = kinds[row.approval.kind],
      staff.may(kind.checker) || row.approval.maker == staff.id
    else { throw Refused.unknown(id) }
    let request = row.approval
    guard request.maker != staff.id else { throw Refused.ownRequest }
    guard request.makerSession != staff.session else { throw Refused.sameSession }
    guard request.state == .pending else { throw Refused.decided(request.state) }
    guard !request.isExpired(at: ground.world.now(db.tenant)) else { throw Refused.expired }
    let digest = Self.digest(request.order)
    let seal = try await seal(digest, by: request.maker, as: "maker", in: db)
    guard digest == row.digest, seal == row.makerSeal else { throw Refused.altered(id) }
    if verdict == .approve {
      guard try await db.staff(request.maker)?.disabledAt == nil else { throw Refused.makerLeft }
    }
    return (row, kind)
  }
}
