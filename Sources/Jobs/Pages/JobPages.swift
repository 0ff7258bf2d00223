public import Audit
public import Foundation
public import Kernel
import Postgres
public import Web

/// What staff see of the work behind the screens: what could not be done, and what was told to
/// other systems.
public struct JobPages: Sendable {
  let jobs: Jobs
  let webhooks: Webhooks
  let audit: Audit
  let zone: @Sendable (TenantID) async throws -> TimeZone
  /// What has to be proven before a secret is made: the visitor's second factor, a moment ago.
  let confirm: @Sendable (Visit, _ back: Href) async throws -> Void

  public init(
    jobs: Jobs, webhooks: Webhooks, audit: Audit,
    zone: @escaping @Sendable (TenantID) async throws -> TimeZone,
    confirm: @escaping @Sendable (Visit, _ back: Href) async throws -> Void
  ) {
    self.jobs = jobs
    self.webhooks = webhooks
    self.audit = audit
    self.zone = zone
    self.confirm = confirm
  }

  static let home: Href = "/oficina/trabajos"
  static let webhooksHome: Href = "/oficina/trabajos/avisos"

  public var routes: Routes {
    var routes = Routes()
    addWork(to: &routes)
    addWebhooks(to: &routes)
    routes.shows(WorkPage.self, in: .office)
    routes.shows(WebhooksPage.self, in: .office)
    routes.shows(NewWebhookPage.self, in: .office)
    routes.place(Place("Trabajos", Self.home, in: .office, for: "jobs.manage", order: 95))
    return routes
  }

  private func addWork(to routes: inout Routes) {
    routes.get("/oficina/trabajos", .staff("jobs.manage")) { visit in
      let (waiting, dead) = try await jobs.database.read(for: visit.tenant) { db in
        (try await db.waiting(at: jobs.world.now(db.tenant)), try await db.deadLetters(count: 200))
      }
      let zone = try await zone(visit.tenant)
      let page = WorkPage(
        waiting: waiting, dead: dead.map { WorkPage.Line($0, in: zone) },
        csrf: visit.csrf)
      return .page(page, chrome: .office)
    }
    routes.post("/oficina/trabajos/:letter/reintento", .staff("jobs.manage")) { visit in
      let id = try visit.uuid("letter")
      let found = try await jobs.database.transaction(for: visit.tenant) { db in
        guard try await jobs.requeue(id, in: db) else { return false }
        try await audit.record(
          Act("jobs.work_requeued", by: visit.actor, on: id.uuidString.lowercased()), in: db)
        return true
      }
      return Reply.redirect(Self.home)
        .saying(found ? "Se intentará de nuevo." : "Alguien más ya lo había reintentado.")
    }
  }
}

extension Visit {
  func uuid(_ name: String) throws -> UUID {
    guard let id = UUID(uuidString: try param(name)) else { throw NotFound() }
    return id
  }
}
