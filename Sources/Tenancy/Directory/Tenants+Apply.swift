public import Documents
public import Kernel
import Postgres

extension Tenants {
  /// Puts a manifest in force and knows it at once; other processes learn it at their `refresh`.
  @discardableResult
  public func apply(
    _ manifest: ValidManifest, by actor: Actor, openingOn date: CalendarDate? = nil
  ) async throws -> AppliedManifest {
    let applied = try await ApplyManifest(database: database)(
      manifest, by: actor, openingOn: date)
    try await refresh()
    return applied
  }

  /// Reads from the database what is in force for every institution.
  public func refresh() async throws {
    let numbers = try await database.system { db in try await db.tenantNumbers() }
    var tenants: [Tenant] = []
    for id in numbers {
      // One that was numbered and never applied is not open yet.
      guard let row = try await database.read(for: id, { db in try await db.institution() })
      else { continue }
      tenants.append(
        Tenant(
          id: id, version: row.version, manifest: row.manifest, logo: row.logo,
          clockOffsetSeconds: row.clockOffsetSeconds))
    }
    replace(tenants)
  }

  /// The template a document was made with, in force or not.
  public func document(
    _ id: TenantID, _ kind: DocumentKind, version: Int
  ) async throws -> DocumentSource? {
    if let current = try tenant(id).document(kind, version: version) { return current }
    let row = try await database.read(for: id) { db in
      try await db.documentSource(kind: kind.rawValue, version: version)
    }
    return row.map {
      DocumentSource(kind: kind, version: version, sha256: $0.sha256, source: $0.source)
    }
  }
}
