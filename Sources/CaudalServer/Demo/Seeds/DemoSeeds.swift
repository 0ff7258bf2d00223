import Foundation
import Kernel
import Ledger
import Logging
import Postgres
import Tenancy

/// Sows the demo's lives through the same verbs that people use: the story of each institution
/// begins five months ago and is told day by day until today. Cut short, it goes on from the day
/// it had come to, because every person, application and loan of it has the same id every time.
struct DemoSeeds: Sendable {
  let house: House
  let sandboxes: Sandboxes
  let log: Logger
  let say: @Sendable (String) -> Void

  func sow(_ state: inout DemoState) async throws {
    let began = World.wallClock.now(TenantID(0))
    let casts = [("solera", DemoPeople.solera()), ("raices", DemoPeople.raices())]
    let pending = casts.filter { !state.seeded.contains($0.0) }
    let keys = state.keys
    try await withThrowingTaskGroup(of: String.self) { group in
      for (slug, people) in pending {
        guard let tenant = house.tenants.slug(slug), let key = keys[slug] else { continue }
        group.addTask {
          try await tell(tenant, people: people, key: key)
          return slug
        }
      }
      for try await slug in group { state.seeded.insert(slug) }
    }
    guard !pending.isEmpty else { return }
    let seconds = Int(World.wallClock.now(TenantID(0)).timeIntervalSince(began))
    say("Vidas sembradas en \(seconds) segundos.")
  }

  /// Tells one institution's story with these people, and leaves its clock at the wall's.
  func tell(_ tenant: Tenant, people: [DemoPerson], key: String) async throws {
    let today = CalendarDate(World.wallClock.now(tenant.id), in: tenant.manifest.timeZone)
    let plans = try DemoPlanner(
      manifest: tenant.manifest, products: house.tenants.products(tenant.id), today: today
    ).plans(of: people)
    var story = DemoStory(
      house: house, sandboxes: sandboxes, tenant: tenant,
      clock: DemoClock(house: house, tenant: tenant, worker: house.worker(log: log)),
      program: DemoProgram(port: sandboxes.port, host: tenant.manifest.host, key: key),
      lives: plans.map { DemoStory.Life(plan: $0) })
    let opening = today.adding(days: -DemoOpening.daysOfStory)
    do {
      try await contribute(to: tenant, on: opening)
      try await story.resume()
      var day = try await house.tenants.businessDate(tenant.id)
      while day <= today {
        let number = opening.days(to: day)
        if number % 10 == 0 {
          say("Sembrando \(tenant.slug): día \(number) de \(DemoOpening.daysOfStory)…")
        }
        try await story.live(day, isLast: day == today)
        day = day.adding(days: 1)
      }
    } catch {
      try await house.tenants.setClockOffset(tenant.id, seconds: 0)
      throw error
    }
    try await house.tenants.setClockOffset(tenant.id, seconds: 0)
  }

  /// What the partners put in, so that there is something to lend.
  private func contribute(to tenant: Tenant, on opening: CalendarDate) async throws {
    let ledger = house.ledger
    try await house.database.transaction(for: tenant.id) { db in
      _ = try await ledger.post(
        Entry(
          effectiveOn: opening, source: "demo:capital", memo: "Aportación de los socios",
          lines: [.debit(.bancos, .mxn(750_000)), .credit("3101", .mxn(750_000))]), in: db)
    }
  }
}
