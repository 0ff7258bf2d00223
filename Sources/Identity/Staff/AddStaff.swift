import Audit
import Foundation
public import Kernel
import Postgres
public import Vault

/// A new account, as whoever opens it knows it.
public struct NewStaff: Sendable {
  public let username: String
  public let name: String
  public let roles: [String]
  public let branch: String?
  public let password: Sealed<String>

  public init(
    username: String, name: String, roles: [String], branch: String? = nil,
    password: Sealed<String>
  ) {
    self.username = username
    self.name = name
    self.roles = roles
    self.branch = branch
    self.password = password
  }
}

/// An account that may be opened: what was typed is right, and of the password the hash is left.
struct ReadyStaff: Codable, Hashable, Sendable {
  let id: StaffID
  let username: String
  let name: String
  let roles: [String]
  let branch: String?
  let passwordHash: String
}

extension StaffAccounts {
  /// Opens an account. Its password is changed and its second factor enrolled by the person at the
  /// first sign-in.
  @discardableResult
  public func add(_ new: NewStaff, to tenant: TenantID, by actor: Actor) async throws -> StaffID {
    let ready = try await ready(new, at: tenant)
    try await ground.database.transaction(for: tenant) { db in
      try await open(ready, by: actor, in: db)
    }
    return ready.id
  }

  func ready(_ new: NewStaff, at tenant: TenantID) async throws -> ReadyStaff {
    let password = new.password.opened(because: "it is hashed at once")
    guard let username = Username(new.username) else {
      throw InvalidFields([
        FieldError(
          "username", "Use de 2 a 40 letras sin acento, números, punto o guion.")
      ])
    }
    let names = try await wiring.names(tenant) + [username.text, new.name]
    if let objection = PasswordRules.objection(to: password, naming: names) {
      throw InvalidFields([FieldError("password", objection)])
    }
    guard !new.roles.isEmpty else { throw Refused.noRole }
    return ReadyStaff(
      id: ground.world.newID(StaffID.self), username: username.text, name: new.name,
      roles: new.roles, branch: new.branch, passwordHash: try await passwords.hash(password))
  }

  func open(_ ready: ReadyStaff, by actor: Actor, in db: Transaction) async throws {
    guard try await db.add(ready, at: ground.world.now(db.tenant))
    else { throw Refused.usernameTaken(ready.username) }
    try await ground.audit.record(
      Act(
        "identity.staff_added", by: actor, on: ready.id.description,
        facts: ["roles": ready.roles.joined(separator: ",")]),
      in: db)
  }

  /// For demonstrations: an account that can sign in at once, with a code computed from `secret`
  /// by `TOTP.currentCode`. Repeated, it leaves the account as it is.
  @discardableResult
  public func addForDemo(
    _ new: NewStaff, secret: [UInt8], to tenant: TenantID
  ) async throws -> StaffID {
    if let earlier = try await member(named: new.username, of: tenant) { return earlier.id }
    let id = try await add(new, to: tenant, by: .system("seed"))
    try await ground.database.transaction(for: tenant) { db in
      let sealed = try await ground.vault.keys(in: db).seal(secret, at: .totpSecret(of: id))
      try await db.saveSecret(sealed, of: id)
      try await db.confirmSecret(of: id, at: ground.world.now(tenant))
      try await db.keepFirstPassword(of: id)
      _ = try await SecondFactors(ground: ground).makeRecoveryCodes(for: id, in: db)
    }
    return id
  }
}

extension Place {
  static func totpSecret(of staff: StaffID) -> Place {
    Place(table: "identity.staff", column: "totp_secret", row: staff.uuid)
  }
}
