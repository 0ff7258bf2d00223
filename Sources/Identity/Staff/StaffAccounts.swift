import Foundation
public import Kernel
import Postgres
public import Vault

/// Verbs on staff accounts.
public struct StaffAccounts: Sendable {
  let ground: Ground
  let passwords: Passwords
  let wiring: Wiring

  public enum Refused: Refusal, Hashable {
    case usernameTaken(String)
    case unknown(StaffID)
    case noRole
    case nobodyElse
  }

  /// Everyone, by name.
  public func all(of tenant: TenantID) async throws -> [StaffMember] {
    try await ground.database.read(for: tenant) { db in
      try await db.staffMembers().map(\.member)
    }
  }

  public func member(named username: String, of tenant: TenantID) async throws -> StaffMember? {
    try await ground.database.read(for: tenant) { db in
      try await db.staff(named: username)?.member
    }
  }

  /// Staff names by id, for lists of other rooms.
  public func names(_ ids: [StaffID], of tenant: TenantID) async throws -> [StaffID: String] {
    try await ground.database.read(for: tenant) { db in
      let members = try await db.staffMembers().map(\.member)
      return Dictionary(uniqueKeysWithValues: members.map { ($0.id, $0.name) })
        .filter { ids.contains($0.key) }
    }
  }
}

extension StaffAccounts.Refused {
  public var problem: Problem {
    switch self {
    case .usernameTaken(let username):
      Problem(
        "identity/username-taken", status: 409, title: "Ese nombre de usuario ya existe",
        detail: "Ya hay una cuenta «\(username)» en esta institución. Elija otro nombre.")
    case .unknown(let id):
      Problem(
        "identity/staff-unknown", status: 404, title: "No existe esa cuenta",
        detail: "No hay una cuenta \(id) en esta institución.")
    case .noRole:
      Problem(
        "identity/no-role", status: 422, title: "Falta el rol",
        detail: "Una cuenta necesita al menos un rol.")
    case .nobodyElse:
      Problem(
        "identity/nobody-else", status: 409, title: "Falta una segunda persona",
        detail: "Ya no queda otra persona que lo autorice. Pida a quien opera el sistema que dé "
          + "de alta a otra persona que administre al personal.")
    }
  }
}
