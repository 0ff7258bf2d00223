public import Foundation
public import Kernel
public import Web

/// The trail as staff read it: all of it, or what was done to one thing.
public struct AuditPages: Sendable {
  let audit: Audit
  let words: TrailWords
  let zone: @Sendable (TenantID) async throws -> TimeZone
  /// Names of those who acted; whoever has none here is shown by what they are.
  let names: @Sendable (TenantID, [Kernel.Actor]) async throws -> [Kernel.Actor: String]

  public init(
    audit: Audit, words: TrailWords,
    zone: @escaping @Sendable (TenantID) async throws -> TimeZone,
    names: @escaping @Sendable (TenantID, [Kernel.Actor]) async throws -> [Kernel.Actor: String]
  ) {
    self.audit = audit
    self.words = words
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
    let actors = Set(acts.compactMap { Kernel.Actor($0.actor) })
    let writer = TrailWriter(
      words: words, zone: try await zone(visit.tenant),
      names: try await names(visit.tenant, Array(actors)))
    let next = subject.isEmpty && acts.count == Self.pageCount ? acts.last?.id : nil
    let page = TrailPage(
      subject: subject,
      thing: subject.isEmpty ? nil : words.page(of: subject).map { ($0, words.subject(subject)) },
      lines: acts.map(writer.line),
      next: next.map { Self.home.with("antes", $0.uuidString.lowercased()) })
    return .page(page, chrome: .office)
  }
}
