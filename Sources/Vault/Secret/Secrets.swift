import Foundation
public import Kernel
public import Postgres

/// Secrets that a manifest only names (`stp.private_key`): the values are sealed here.
extension Vault {
  /// nil where it was never set.
  public func secret(named name: String, tenant: TenantID) async throws -> Sealed<String>? {
    try await database.read(for: tenant) { db in try await secret(named: name, in: db) }
  }

  public func secret(named name: String, in db: Transaction) async throws -> Sealed<String>? {
    guard let row = try await db.secret(name) else { return nil }
    return Sealed(try await keys(in: db).openText(row.sealed, at: Self.place(of: row.id)))
  }

  public func setSecret(
    named name: String, to value: Sealed<String>, tenant: TenantID
  ) async throws {
    try await database.transaction(for: tenant) { db in
      try await setSecret(named: name, to: value, in: db)
    }
  }

  public func setSecret(
    named name: String, to value: Sealed<String>, in db: Transaction
  ) async throws {
    let id = try await db.secretID(name)
    let sealed = try await keys(in: db).seal(
      value.opened(because: "it is sealed here and nowhere kept"), at: Self.place(of: id))
    try await db.saveSecret(id, sealed: sealed)
  }

  /// Which secrets are set, for the doctor and the tenant's page; never what they are.
  public func secretNames(tenant: TenantID) async throws -> [String] {
    try await database.read(for: tenant) { db in try await db.secretNames() }
  }

  private static func place(of id: UUID) -> Place {
    Place(table: "vault.secret", column: "sealed", row: id)
  }
}
