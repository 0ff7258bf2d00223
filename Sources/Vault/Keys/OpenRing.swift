public import Kernel
import Postgres

extension Vault {
  /// The institution's keys, from memory or unwrapped with the root key; made the first time.
  func ring(of db: Transaction) async throws -> KeyRing {
    if let ring = rings.ring(of: db.tenant) { return ring }
    var rows = try await db.tenantKeys()
    if rows.isEmpty {
      // Nothing was ever sealed here, so a reader needs keys that open and find nothing.
      if try await db.isReadOnly() { return .strange(to: db.tenant) }
      try await addFirstKey(in: db)
      rows = try await db.tenantKeys()
    }
    let ring = try unwrapped(rows, of: db.tenant)
    keep(ring, rows, in: db)
    return ring
  }

  /// Makes an institution's first key ahead of its first verb, which would make it otherwise.
  public func prepare(_ tenant: TenantID) async throws {
    try await database.transaction(for: tenant) { db in _ = try await ring(of: db) }
  }

  /// A key that this very transaction wrote is remembered only once it is committed: rolled back,
  /// it must never have sealed anything for anybody else.
  private func keep(_ ring: KeyRing, _ rows: [TenantKeyRow], in db: Transaction) {
    guard rows.contains(where: \.isUncommitted) else { return rings.keep(ring) }
    db.afterCommit { [rings] in rings.keep(ring) }
  }

  /// Two firsts at once: the second waits for the first to commit, and both read its key.
  private func addFirstKey(in db: Transaction) async throws {
    let key = SecretBytes(random: 32)
    try await db.addTenantKey(
      version: 1, wrapped: wrap(key, version: 1, of: db.tenant), root: root.fingerprint)
  }

  /// Adds a version. Every process has it in memory by the time it begins to seal.
  public func rotateKey(of tenant: TenantID) async throws {
    let key = SecretBytes(random: 32)
    try await database.transaction(for: tenant) { db in
      let versions = try await db.lockTenantKeys()
      let version = (versions.map(\.version).max() ?? 0) + 1
      try await db.addTenantKey(
        version: version, wrapped: wrap(key, version: UInt32(version), of: tenant),
        root: root.fingerprint)
    }
  }

  private func unwrapped(_ rows: [TenantKeyRow], of tenant: TenantID) throws -> KeyRing {
    var versions: [UInt32: SecretBytes] = [:]
    for row in rows {
      guard row.root == root.fingerprint,
        var key = root.bytes.withDerived(
          .wrap, domain: Self.wrapDomain,
          {
            Envelope.open(
              row.wrapped[...], with: $0,
              bound: wrapContext(version: UInt32(row.version), of: tenant))
          })
      else { throw VaultFailure.otherRootKey(tenant: tenant.number) }
      versions[UInt32(row.version)] = SecretBytes(taking: &key)
    }
    let current = rows.filter(\.isSealing).map(\.version).max() ?? 1
    return KeyRing(tenant: tenant, versions: versions, current: UInt32(current))
  }

  private static let wrapDomain = "vault.tenant_key"

  private func wrap(_ key: SecretBytes, version: UInt32, of tenant: TenantID) -> [UInt8] {
    var plain = key.copied()
    defer { SecretBytes.wipe(&plain) }
    return root.bytes.withDerived(.wrap, domain: Self.wrapDomain) {
      Envelope.seal(plain, with: $0, bound: wrapContext(version: version, of: tenant))
    }
  }

  private func wrapContext(version: UInt32, of tenant: TenantID) -> [UInt8] {
    Array("vault.tenant_key \(tenant.number) \(version)".utf8)
  }
}
