import Foundation
import Kernel
import Postgres
import Web

extension ApprovalKind {
  /// One person alone could otherwise open two accounts, and be both of the people that every other
  /// approval asks for.
  static func addStaff(_ staff: StaffAccounts) -> ApprovalKind {
    ApprovalKind(
      "identity.add_staff", title: "Dar de alta a una persona del equipo",
      checker: "identity.staff", link: { _ in "/oficina/personal" }
    ) { request, db in
      let ready = try JSONDecoder().decode(ReadyStaff.self, from: Data(request.payload.utf8))
      try await staff.open(ready, by: .staff(request.checker), in: db)
    }
  }
}

extension Identity {
  enum Hiring: Sendable { case opened, waitsForSecondPerson }

  /// Opens the account at once only where nobody else could grant it.
  func hire(_ new: NewStaff, _ visit: Visit) async throws -> Hiring {
    let maker = try visit.staff()
    let ready = try await staff.ready(new, at: visit.tenant)
    switch try await staff.secondPerson(besides: [maker.id], for: "identity.staff", visit.tenant) {
    case .works: break
    case .left: throw StaffAccounts.Refused.nobodyElse
    case .neverWas:
      try await staff.ground.database.transaction(for: visit.tenant) { db in
        try await staff.open(ready, by: visit.actor, in: db)
      }
      return .opened
    }
    let order = try await order(ready, at: visit.tenant)
    try await staff.ground.database.transaction(for: visit.tenant) { db in
      guard try await db.staff(named: ready.username) == nil
      else { throw StaffAccounts.Refused.usernameTaken(ready.username) }
      _ = try await approvals.request(order, by: maker, in: db)
    }
    return .waitsForSecondPerson
  }

  private func order(_ ready: ReadyStaff, at tenant: TenantID) async throws -> ApprovalOrder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let roles = try await wiring.roles(tenant).filter { ready.roles.contains($0.code) }
    let branches = try await wiring.branches(tenant)
    return ApprovalOrder(
      kind: "identity.add_staff", subject: ready.username,
      summary: "Cuenta «\(ready.username)», de \(ready.name)",
      facts: [
        "Nombre": ready.name, "Usuario": ready.username,
        "Rol": roles.map(\.name).joined(separator: ", "),
        "Sucursal": branches.first { $0.code == ready.branch }?.name ?? "Ninguna",
      ], payload: String(decoding: try encoder.encode(ready), as: UTF8.self))
  }
}

extension StaffAccounts {
  enum SecondPerson: Sendable {
    /// Somebody else may grant it, and can sign in to do it.
    case works
    /// There was somebody, whose account is closed: closing it is no way to be left alone.
    case left
    case neverWas
  }

  func secondPerson(
    besides those: Set<StaffID>, for permission: Permission, _ tenant: TenantID
  ) async throws -> SecondPerson {
    var found = SecondPerson.neverWas
    for other in try await all(of: tenant) where !those.contains(other.id) {
      guard try await wiring.permissions(tenant, other.roles).contains(permission) else { continue }
      if other.isDisabled {
        found = .left
      } else if other.hasSecondFactor {
        return .works
      }
    }
    return found
  }
}
