public import Foundation
public import Kernel
import Postgres

/// Work that comes back: each kind is asked for once in every slot of its interval, for every
/// institution, however many workers there are, because the slot is the key.
public struct Recurring: Sendable {
  let every: [Tick]
  let tenants: @Sendable () async throws -> [TenantID]

  public struct Tick: Hashable, Sendable {
    let kind: String
    let seconds: Int64

    public init(_ kind: String, everySeconds seconds: Int64) {
      self.kind = kind
      self.seconds = seconds
    }
  }

  public init(_ every: [Tick], tenants: @escaping @Sendable () async throws -> [TenantID]) {
    self.every = every
    self.tenants = tenants
  }

  public static let none = Recurring([], tenants: { [] })
}

/// What recurring work is told: nothing but when it was due.
public struct RecurringSlot: Codable, Hashable, Sendable {
  public let dueAt: Date
}

extension Worker {
  func askForRecurring() async throws {
    guard !recurring.every.isEmpty else { return }
    for tenant in try await recurring.tenants() {
      let now = Int64(jobs.world.now(tenant).timeIntervalSince1970)
      try await jobs.database.transaction(for: tenant) { db in
        for tick in recurring.every {
          let slot = now / tick.seconds
          let dueAt = Date(timeIntervalSince1970: TimeInterval(slot * tick.seconds))
          try await jobs.enqueue(
            kind: tick.kind, key: "slot-\(slot)", payload: RecurringSlot(dueAt: dueAt),
            runAt: dueAt, in: db)
        }
      }
    }
  }
}
