import Foundation
import Kernel
import Postgres

/// One of a worker's hands: it holds one head at a time, under a name of its own, and starts on it
/// at once. Nothing that it claimed waits for something slow to end, and no other hand can give
/// back or finish what this one holds.
struct Hand: Sendable {
  let worker: Worker
  /// Whose leases these are.
  let holder: UUID
  /// The institution it last worked for: the next one comes first.
  private var last: TenantID?

  init(_ worker: Worker) {
    self.worker = worker
    holder = worker.jobs.world.newID()
  }

  /// Takes one head that is due and tries it; false where nothing was.
  mutating func doOne() async throws -> Bool {
    guard let claimed = try await claim(after: last) else { return false }
    last = claimed.tenant
    await attempt(claimed)
    return true
  }
}

/// The lease ran out while the work was under way, and somebody else may have begun it.
struct LeaseLost: Error {}
