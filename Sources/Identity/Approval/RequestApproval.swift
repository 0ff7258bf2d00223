import Audit
import Foundation
public import Kernel
public import Postgres
public import Web

extension Approvals {
  /// Asks for it, in the caller's transaction. Repeated with the same content it gives the request
  /// that is open already.
  @discardableResult
  public func request(
    _ order: ApprovalOrder, by staff: StaffVisitor, in db: Transaction
  ) async throws -> ApprovalID {
    precondition(kinds[order.kind] != nil, "\(order.kind) is not registered")
    let now = ground.world.now(db.tenant)
    let digest = Self.digest(order)
    if let earlier = try await db.lockPendingApproval(order.kind, order.subject) {
      guard earlier.approval.isExpired(at: now) else {
        guard earlier.digest == digest, earlier.approval.maker == staff.id
        else { throw Refused.differentPending(earlier.approval.id) }
        return earlier.approval.id
      }
      try await db.withdrawApproval(earlier.approval.id, at: now)
    }
    let id = ground.world.newID(ApprovalID.self)
    let isNew = try await db.add(
      NewApproval(
        id: id, order: order, digest: digest, maker: staff.id, session: staff.session,
        seal: try await seal(digest, by: staff.id, as: "maker", in: db), requestedAt: now,
        expiresAt: now.addingTimeInterval(TimeInterval(Self.hoursValid * 3_600))))
    guard isNew else { return try await raced(order, digest, staff, in: db) }
    try await ground.audit.record(
      Act(
        "identity.approval_requested", by: .staff(staff.id), on: order.subject,
        facts: ["approval": id.description, "kind": order.kind], reason: order.reason),
      in: db)
    return id
  }

  /// Two requests at once: one was written, and the other finds it.
  private func raced(
    _ order: ApprovalOrder, _ digest: [UInt8], _ staff: StaffVisitor, in db: Transaction
  ) async throws -> ApprovalID {
    guard let winner = try await db.lockPendingApproval(order.kind, order.subject)
    else { throw Refused.expired }
    guard winner.digest == digest, winner.approval.maker == staff.id
    else { throw Refused.differentPending(winner.approval.id) }
    return winner.approval.id
  }

  /// The maker thinks better of it.
  public func withdraw(_ id: ApprovalID, by visit: Visit) async throws {
    let staff = try visit.staff()
    try await ground.database.transaction(for: visit.tenant) { db in
      guard let row = try await db.lockApproval(id), row.approval.maker == staff.id
      else { throw Refused.unknown(id) }
      if row.approval.state == .withdrawn { return }
      guard row.approval.state == .pending else { throw Refused.decided(row.approval.state) }
      try await db.withdrawApproval(id, at: ground.world.now(visit.tenant))
      try await ground.audit.record(
        Act(
          "identity.approval_withdrawn", by: .staff(staff.id), on: row.approval.subject,
          facts: ["approval": id.description]),
        in: db)
    }
  }
}
