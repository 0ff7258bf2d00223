import Audit
import ComplianceAPI
import Foundation
import Jobs
import Kernel
import Postgres
import Vault

/// Takes a file in as a new version of its source. The same file again is the same version. One
/// that leaves out more than a tenth of the people in force waits for a second person.
struct ImportList: Sendable {
  let ground: Ground
  /// Asks the second person for a version that waits.
  let ask: @Sendable (ListVersion, Transaction) async throws -> Void

  /// A list shrinks this much in the ordinary way; more looks like a file cut short.
  static let droppedShareMax = 10

  func callAsFunction(
    _ file: ListFile, to tenant: TenantID, by actor: Actor
  ) async throws -> ListVersion {
    let people = try file.people()
    let digest = SHA256.digest(file.bytes)
    return try await ground.database.transaction(for: tenant) { db in
      if let earlier = try await db.version(file.source, file.listedOn, digest: digest) {
        if earlier.awaitsSecond { try await ask(earlier, db) }
        return earlier
      }
      let version = try await add(people, of: file, digest: digest, by: actor, in: db)
      try await ground.audit.record(
        Act(
          "compliance.list_imported", by: actor, on: version.id,
          facts: [
            "source": file.source, "entries": String(people.count),
            "dropped": String(version.droppedCount),
          ]),
        in: db)
      if version.awaitsSecond {
        try await ask(version, db)
      } else {
        try await ground.jobs.publish(
          ListImported(version: version.id, source: file.source), in: db)
      }
      return version
    }
  }

  private func add(
    _ people: [ListedPerson], of file: ListFile, digest: [UInt8], by actor: Actor,
    in db: Transaction
  ) async throws -> ListVersion {
    let keys = try await ground.vault.keys(in: db)
    let mac = try await ground.vault.macKey("compliance.person", in: db)
    let entries = try people.map { person in
      try NewEntry(person, id: ground.world.newID(), source: file.source, keys: keys, mac: mac)
    }
    let inForce = try await db.versionsInForce().first { $0.source == file.source }
    // One of an earlier day than the one in force drops nobody: it does not come into force.
    let replaced = inForce.flatMap { $0.listedOn <= file.listedOn ? $0 : nil }
    let dropped =
      if let replaced {
        try await db.countOfPeople(in: replaced.id, without: entries.map(\.person))
      } else {
        0
      }
    let version = ListVersion(
      id: ground.world.newID(ListVersionID.self), source: file.source, listedOn: file.listedOn,
      entryCount: people.count, importedAt: ground.world.now(db.tenant), importedBy: actor,
      awaitsSecond: dropped * Self.droppedShareMax > (replaced?.entryCount ?? 0),
      droppedCount: dropped)
    guard try await db.add(version, digest: digest) else {
      // Two people with the same file at once: the other's came first.
      guard let earlier = try await db.version(file.source, file.listedOn, digest: digest)
      else { preconditionFailure("a version that conflicts can be read") }
      return earlier
    }
    for start in stride(from: 0, to: entries.count, by: 1_000) {
      try await db.add(
        Array(entries[start..<min(start + 1_000, entries.count)]), to: version.id)
    }
    return version
  }
}
