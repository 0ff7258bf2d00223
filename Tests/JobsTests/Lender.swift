import Audit
import Foundation
import Jobs
import Kernel
import Postgres
import Synchronization
import TestKit
import Vault

struct PaymentSeen: Fact, Equatable {
  static let name = "test.payment_seen.v1"
  let amount: Int64
}

struct Reminder: Codable, Sendable, Equatable {
  let loan: LoanID
}

/// Counts what subscribers and jobs did, from whatever task they did it.
final class Tally: Sendable {
  private let counts = Mutex<[String: Int]>([:])

  func add(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
  subscript(name: String) -> Int { counts.withLock { $0[name] ?? 0 } }
}

struct Outage: Error {}

/// A house with nothing but jobs in it.
struct Lender {
  let database: Database
  let clock = TestWorld()
  /// Stands still while the institution's own moves.
  let wall = TestWorld()
  let jobs: Jobs
  let audit: Audit
  let tally = Tally()

  init(_ database: Database) {
    self.database = database
    let vault = Vault(root: .ephemeral(), database: database)
    jobs = Jobs(database: database, world: clock.world, vault: vault)
    audit = Audit(database: database, world: clock.world, vault: vault)
  }

  func publish(_ amount: Int64, for tenant: TenantID = Cast.solera) async throws {
    try await database.transaction(for: tenant) { db in
      _ = try await jobs.publish(PaymentSeen(amount: amount), in: db)
    }
  }

  func counting(_ subscriber: String) -> Subscription {
    Subscription(subscriber: subscriber, to: PaymentSeen.self) { [tally] _, _, _ in
      tally.add(subscriber)
    }
  }
}
