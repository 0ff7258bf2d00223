public import Foundation
public import Kernel
public import Web

/// The trail as staff read it: all of it, or what was done to one thing.
public struct AuditPages: Sendable {
  let audit: Audit
  let zone: @Sendable (TenantID) async throws -> TimeZone
  /// Names of the staff that acted, by printed id.
  let names: @Sendable (TenantID, [StaffID]) async throws -> [StaffID: String]

  public init(
    audit: Audit, zone: @escaping @Sendable (TenantID) async throws -> TimeZone,
    names: @escaping @Sendable (TenantID, [StaffID]) async throws -> [StaffID: String]
  ) {
    self.audit = audit
    self.zone = zone
    self.names = names
  }

  static let home: Href = "/oficina/bitacora"
  private static let pageCount = 50

  public var routes: Routes {
    var routes = Routes()
    routes.get("/oficina/bitacora", .staff("audit.read")) { visit in try await show(visit) }
    routes.get("/oficina/bitacora/estado", .staff("audit.read")) { visit in
      .page(TrailStatePage(report: try await audit.verify(visit.tenant)), chrome: .office)
    }
    routes.shows(TrailPage.self, in: .office)
    routes.shows(TrailStatePage.self, in: .office)
    routes.place(Place("Bitácora", Self.home, in: .office, for: "audit.read", order: 96))
    return routes
  }

  private func show(_ visit: Visit) async throws -> Reply {
    let subject = visit.query.typed("de").trimmingCharacters(in: .whitespaces)
    let acts =
      subject.isEmpty
      ? try await audit.trail(
        of: visit.tenant, before: UUID(uuidString: visit.query.typed("antes")),
        count: Self.pageCount)
      : try await audit.acts(on: subject, in: visit.tenant).reversed()
    let zone = try await zone(visit.tenant)
    let staff = Set(acts.compactMap { StaffID($0.actor) })
    let names = try await names(visit.tenant, Array(staff))
    let next = subject.isEmpty && acts.count == Self.pageCount ? acts.last?.id : nil
    let page = TrailPage(
      subject: subject,
      lines: acts.map { act in
        TrailPage.Line(
          act, by: StaffID(act.actor).flatMap { names[$0] } ?? act.actor, in: zone)
      },
      next: next.map { Self.home.with("antes", $0.uuidString.lowercased()) })
    return .page(page, chrome: .office)
  }
}
