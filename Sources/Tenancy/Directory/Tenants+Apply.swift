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
      if let tenant = try await read(id) { tenants.append(tenant) }
    }
    replace(tenants)
  }

  /// Nil for one that was numbered and never applied. A manifest already in memory is not read
  /// again: versions never change.
  private func read(_ id: TenantID) async throws -> Tenant? {
    let known = find(id)
    return try await database.read(for: id) { db in
      guard let standing = try await db.standing() else { return nil }
      if let known, known.version == standing.version {
        return known.at(offsetSeconds: standing.clockOffsetSeconds)
      }
      return try await db.institution().map { row in
        Tenant(
          id: id, version: row.version, manifest: row.manifest, logo: row.logo,
          clockOffsetSeconds: row.clockOffsetSeconds)
      }
    }
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
