public import Kernel
public import Postgres
import Synchronization

/// Every institution on this installation, read in memory; `refresh()` brings what others applied.
public final class Tenants: Sendable {
  let database: Database
  private let standing = Mutex(Standing())

  struct Standing {
    var byID: [TenantID: Tenant] = [:]
    var byHost: [String: TenantID] = [:]
  }

  public init(database: Database) { self.database = database }
}

extension Tenants {
  public var all: [Tenant] {
    standing.withLock { $0.byID.values.sorted { $0.id < $1.id } }
  }

  /// Nil for a host that no institution has; a port is ignored.
  public func host(_ name: String) -> Tenant? {
    let bare = name.lowercased().prefix { $0 != ":" }
    return standing.withLock { standing in
      standing.byHost[String(bare)].flatMap { standing.byID[$0] }
    }
  }

  public func slug(_ slug: String) -> Tenant? { all.first { $0.slug == slug } }

  public func find(_ id: TenantID) -> Tenant? { standing.withLock { $0.byID[id] } }

  /// An id that came from the house itself always has its institution.
  public func tenant(_ id: TenantID) throws -> Tenant {
    guard let tenant = find(id) else { throw TenantUnknown(id: id) }
    return tenant
  }

  public func manifest(_ id: TenantID) throws -> Manifest { try tenant(id).manifest }

  public func calendar(_ id: TenantID) throws -> BusinessCalendar {
    try tenant(id).manifest.calendar
  }

  /// Zero for one that is not known yet: a clock must always answer.
  public func clockOffsetSeconds(_ id: TenantID) -> Int { find(id)?.clockOffsetSeconds ?? 0 }

  func replace(_ tenants: [Tenant]) {
    let hosts = tenants.flatMap { tenant in tenant.manifest.domains.map { ($0, tenant.id) } }
    standing.withLock {
      $0.byID = Dictionary(tenants.map { ($0.id, $0) }) { first, _ in first }
      $0.byHost = Dictionary(hosts) { first, _ in first }
    }
  }
}

/// A tenant id that no manifest was ever applied for.
public struct TenantUnknown: Refusal, Hashable {
  public let id: TenantID

  public var problem: Problem {
    Problem(
      "tenancy/tenant-unknown", status: 404, title: "No existe la institución",
      detail: "No hay una institución \(id) en esta instalación.")
  }
}
