import Foundation
import Kernel
import Postgres
import Vault
import Web

/// Counts failures of a name and of an address, whatever the factor that failed. Both counters are
/// locked, the name's first, for as long as the answer is being decided.
struct Gate {
  private let account: [UInt8]
  private let address: [UInt8]
  private let now: Date

  init(name: String, origin: Origin, keys: CellKeys, now: Date) {
    account = keys.blindIndex(name, domain: "identity.throttle.account")
    address = keys.blindIndex(
      NetworkRange.counted(origin.address), domain: "identity.throttle.address")
    self.now = now
  }

  /// A look without a lock, before anything costly is done.
  func isOpen(in db: Transaction) async throws -> Bool {
    for subject in [account, address] {
      if try await db.throttle(of: subject)?.isLocked(at: now) ?? false { return false }
    }
    return true
  }

  /// Takes both counters; false where either is closed.
  func enter(in db: Transaction) async throws -> Bool {
    let name = try await db.lockThrottle(of: account, now: now)
    let place = try await db.lockThrottle(of: address, now: now)
    return !name.isLocked(at: now) && !place.isLocked(at: now)
  }

  /// Records a failure; true if it closed the name's door.
  func fail(in db: Transaction) async throws -> Bool {
    let name = try await db.lockThrottle(of: account, now: now).failing(at: now, by: .account)
    let place = try await db.lockThrottle(of: address, now: now).failing(at: now, by: .address)
    try await db.save(name, of: account)
    try await db.save(place, of: address)
    return name.isLocked(at: now)
  }

  /// Every factor was right: the name starts afresh. The address does not: one good account would
  /// otherwise buy guesses at the others.
  func succeed(in db: Transaction) async throws {
    try await db.save(.fresh(at: now), of: account)
  }
}
