import Audit
import Foundation
import Kernel
import Postgres
import Web

/// What somebody does at the institution, and where.
struct Post: Codable, Hashable, Sendable {
  let staff: StaffID
  let roles: [String]
  let branch: String?
}

extension StaffAccounts {
  /// Gives the account other roles or another branch; what is open under it goes on with those.
  /// Repeated, nothing more happens.
  func change(_ post: Post, by actor: Actor, in db: Transaction) async throws {
    guard let staff = try await db.lockStaff(post.staff), staff.disabledAt == nil
    else { throw Refused.unknown(post.staff) }
    guard !post.roles.isEmpty else { throw Refused.noRole }
    guard staff.roles != post.roles || staff.branch != post.branch else { return }
    try await db.save(post)
    try await ground.audit.record(
      Act(
        "identity.staff_changed", by: actor, on: post.staff.description,
        facts: [
          "roles": post.roles.joined(separator: ","), "before": staff.roles.joined(separator: ","),
          "branch": post.branch ?? "",
        ]),
      in: db)
  }
}

extension ApprovalKind {
  /// A role is what an approval asks for: giving one is an approval itself.
  static func changePost(_ staff: StaffAccounts) -> ApprovalKind {
    ApprovalKind(
      "identity.change_post", title: "Cambiar el rol de una persona del equipo",
      checker: "identity.staff", link: { "/oficina/personal/\($0)" }
    ) { request, db in
      let post = try JSONDecoder().decode(Post.self, from: Data(request.payload.utf8))
      guard post.staff != request.checker else { throw Approvals.Refused.ownRequest }
      try await staff.change(post, by: .staff(request.checker), in: db)
    }
  }
}

extension Identity {
  enum PostChange: Sendable { case made, waitsForSecondPerson }

  /// Nobody changes their own; at once only where nobody else could grant it.
  func changePost(_ post: Post, _ visit: Visit) async throws -> PostChange {
    let maker = try visit.staff()
    guard maker.id != post.staff else { throw Forbidden() }
    let members = try await staff.all(of: visit.tenant)
    guard let member = members.first(where: { $0.id == post.staff }), !member.isDisabled
    else { throw StaffAccounts.Refused.unknown(post.staff) }
    switch try await staff.secondPerson(
      besides: [maker.id, post.staff], for: "identity.staff", visit.tenant)
    {
    case .works: break
    case .left: throw StaffAccounts.Refused.nobodyElse
    case .neverWas:
      // The only other person who could grant anything is not pushed aside alone.
      let isTheOther = try await staff.wiring.permissions(visit.tenant, member.roles)
        .contains("identity.staff")
      if isTheOther { throw StaffAccounts.Refused.nobodyElse }
      try await staff.ground.database.transaction(for: visit.tenant) { db in
        try await staff.change(post, by: visit.actor, in: db)
      }
      return .made
    }
    let order = try await order(post, for: member, at: visit.tenant)
    try await staff.ground.database.transaction(for: visit.tenant) { db in
      _ = try await approvals.request(order, by: maker, in: db)
    }
    return .waitsForSecondPerson
  }

  private func order(
    _ post: Post, for member: StaffMember, at tenant: TenantID
  ) async throws -> ApprovalOrder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let roles = try await wiring.roles(tenant)
    let branches = try await wiring.branches(tenant)
    let named = { (codes: [String]) in
      roles.filter { codes.contains($0.code) }.map(\.name).joined(separator: ", ")
    }
    return ApprovalOrder(
      kind: "identity.change_post", subject: post.staff.description,
      summary: "Cuenta «\(member.username)», de \(member.name)",
      facts: [
        "Rol nuevo": named(post.roles), "Rol de hoy": named(member.roles),
        "Sucursal": branches.first { $0.code == post.branch }?.name ?? "Ninguna",
      ], payload: String(decoding: try encoder.encode(post), as: UTF8.self))
  }
}

extension Transaction {
  fileprivate func save(_ post: Post) async throws {
    try await execute(
      """
      UPDATE identity.staff
      SET roles = \(post.roles), branch = \(post.branch)
      WHERE tenant_id = \(tenant) AND id = \(post.staff)
      """)
  }
}
