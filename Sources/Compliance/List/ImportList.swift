import Audit
import ComplianceAPI
import Foundation
import Jobs
import Kernel
import Postgres
import Vault

/// Takes a file in as a new version of its source. The same file again is the same version.
struct ImportList: Sendable {
  let ground: Ground

  func callAsFunction(
    _ file: ListFile, to tenant: TenantID, by actor: Actor
  ) async throws -> ListVersion {
    let people = try file.people()
    let digest = SHA256.digest(file.bytes)
    return try await ground.database.transaction(for: tenant) { db in
      let version = ListVersion(
        id: ground.world.newID(ListVersionID.self), source: file.source, listedOn: file.listedOn,
        entryCount: people.count, importedAt: ground.world.now(tenant), importedBy: actor)
      guard try await db.add(version, digest: digest) else {
        guard let earlier = try await db.version(file.source, file.listedOn, digest: digest)
        else { preconditionFailure("a version that conflicts can be read") }
        return earlier
      }
      let keys = try await ground.vault.keys(in: db)
      let mac = try await ground.vault.macKey("compliance.person", in: db)
      for start in stride(from: 0, to: people.count, by: 1_000) {
        let part = people[start..<min(start + 1_000, people.count)]
        let entries = try part.map { person in
          try NewEntry(person, id: ground.world.newID(), source: file.source, keys: keys, mac: mac)
        }
        try await db.add(entries, to: version.id)
      }
      try await ground.jobs.publish(
        ListImported(version: version.id, source: file.source), in: db)
      try await ground.audit.record(
        Act(
          "compliance.list_imported", by: actor, on: version.id,
          facts: ["source": file.source, "entries": String(people.count)]),
        in: db)
      return version
    }
  }
}

/// An entry ready to be written: identifiers sealed where they will stand.
struct NewEntry: Sendable {
  let id: UUID
  let position: Int
  let name: String
  let curp: [UInt8]?
  let curpIndex: [UInt8]?
  let rfc: [UInt8]?
  let rfcIndex: [UInt8]?
  let person: [UInt8]
  let words: [String]

  init(
    _ listed: ListedPerson, id: UUID, source: String, keys: CellKeys, mac: MACKey
  ) throws {
    self.id = id
    position = listed.position
    name = listed.name
    curp = try listed.curp.map { try keys.seal($0, at: .curp(of: id)) }
    rfc = try listed.rfc.map { try keys.seal($0, at: .rfc(of: id)) }
    curpIndex = listed.curp.map { keys.blindIndex($0, domain: ListIndex.curp) }
    rfcIndex = listed.rfc.map { keys.blindIndex($0, domain: ListIndex.rfc) }
    let compared = NameWords(listed.name)
    words = compared.words.sorted()
    let parts = [source, compared.key, listed.curp ?? "", listed.rfc ?? ""]
    person = mac.mac(Array(parts.joined(separator: "\u{1F}").utf8))
  }
}

enum ListIndex {
  static let curp = "compliance.list_entry.curp"
  static let rfc = "compliance.list_entry.rfc"
}

extension Place {
  static func curp(of entry: UUID) -> Place {
    Place(table: "compliance.list_entry", column: "curp", row: entry)
  }
  static func rfc(of entry: UUID) -> Place {
    Place(table: "compliance.list_entry", column: "rfc", row: entry)
  }
}
