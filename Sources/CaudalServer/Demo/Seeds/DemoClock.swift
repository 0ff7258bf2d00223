import Foundation
import Jobs
import Kernel
import Postgres
import Tenancy

/// An institution's clock while its story is told, and the wait for what was set in motion.
struct DemoClock: Sendable {
  let house: House
  let tenant: Tenant
  let worker: Worker

  struct NeverSettled: Error {
    let waiting: Int
  }

  /// That day at that hour where the institution is; never later than the wall's.
  func move(to day: CalendarDate, hour: Int, minute: Int = 0) async throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = tenant.manifest.timeZone
    let parts = DateComponents(
      year: day.year, month: day.month, day: day.day, hour: hour, minute: minute)
    let now = World.wallClock.now(tenant.id)
    guard let instant = calendar.date(from: parts) else { return }
    let seconds = Int(instant.timeIntervalSince(now).rounded(.up))
    try await house.tenants.setClockOffset(tenant.id, seconds: min(0, seconds))
  }

  /// Until nothing is due at the institution's own time, whoever does it; what a worker that died
  /// holds is waited for.
  func settle() async throws {
    for _ in 0..<10_000 {
      try await worker.drain(hands: 3)
      if try await waiting() == 0 { return }
      try await Task.sleep(for: .milliseconds(15))
    }
    throw NeverSettled(waiting: try await waiting())
  }

  private func waiting() async throws -> Int {
    let now = house.world.now(tenant.id)
    return try await house.database.read(for: tenant.id) { db in
      try await db.workDue(at: now)
    }
  }
}

extension Transaction {
  fileprivate func workDue(at instant: Date) async throws -> Int {
    try await value(
      Int.self,
      """
      SELECT count(*)
      FROM system.work
      WHERE tenant_id = \(tenant) AND run_at <= \(instant)
      """) ?? 0
  }
}
