import ComplianceAPI
import Foundation
import Kernel
import Postgres
import Vault

/// Compares a person with the lists in force and keeps the answer. An identifier that coincides
/// blocks; a name that coincides waits for a person, whose answer is remembered.
struct Screen: Sendable {
  let ground: Ground

  enum Refused: Refusal, Hashable {
    /// Without a list nobody can be said to be clear of it.
    case noList
  }

  func callAsFunction(
    _ subject: ScreeningSubject, of tenant: TenantID
  ) async throws -> ScreeningAnswer {
    try await ground.database.transaction(for: tenant) { db in
      let inForce = try await db.versionsInForce().map(\.id)
      guard !inForce.isEmpty else { throw Refused.noList }
      let compared = try await Compared(subject, vault: ground.vault, in: db)
      for found in try await coincidences(compared, inForce, in: db) {
        try await note(found, compared, in: db)
      }
      let answer = try await db.answer(for: subject.party, subject: compared.digest, inForce)
      try await db.addScreening(
        ground.world.newID(), subject, answer, against: inForce, at: ground.world.now(tenant))
      return answer
    }
  }

  private func coincidences(
    _ compared: Compared, _ inForce: [ListVersionID], in db: Transaction
  ) async throws -> [Coincidence] {
    let candidates = try await db.candidates(
      words: compared.words.words.sorted(), curp: compared.curpIndex, rfc: compared.rfcIndex,
      in: inForce)
    return candidates.compactMap { entry in
      if let index = compared.curpIndex, entry.curpIndex == index {
        return Coincidence(entry: entry, kind: .curp)
      }
      if let index = compared.rfcIndex, entry.rfcIndex == index {
        return Coincidence(entry: entry, kind: .rfc)
      }
      return compared.words.resembles(NameWords(entry.name))
        ? Coincidence(entry: entry, kind: .name) : nil
    }
  }

  /// New the first time; afterwards what was decided stands.
  private func note(
    _ found: Coincidence, _ compared: Compared, in db: Transaction
  ) async throws {
    let id = ground.world.newID(ListMatchID.self)
    let keys = try await ground.vault.keys(of: compared.party, in: db)
    let now = ground.world.now(db.tenant)
    try await db.add(
      NewMatch(
        id: id, party: compared.party, subject: compared.digest, person: found.entry.person,
        entry: found.entry.id, name: try keys.seal(compared.name, at: .subjectName(of: id)),
        kind: found.kind, foundAt: now))
  }
}

/// What of a person is compared, and a digest by which the same question is known again.
struct Compared: Sendable {
  let party: PartyID
  let name: String
  let words: NameWords
  let curpIndex: [UInt8]?
  let rfcIndex: [UInt8]?
  let digest: [UInt8]

  init(_ subject: ScreeningSubject, vault: Vault, in db: Transaction) async throws {
    let keys = try await vault.keys(in: db)
    let curp = subject.curp.map(ListFile.plain).flatMap { $0.isEmpty ? nil : $0 }
    let rfc = subject.rfc.map(ListFile.plain).flatMap { $0.isEmpty ? nil : $0 }
    party = subject.party
    name = subject.fullName
    words = NameWords(subject.fullName)
    curpIndex = curp.map { keys.blindIndex($0, domain: ListIndex.curp) }
    rfcIndex = rfc.map { keys.blindIndex($0, domain: ListIndex.rfc) }
    let parts = [words.key, curp ?? "", rfc ?? ""].joined(separator: "\u{1F}")
    digest = try await vault.macKey("compliance.subject", in: db).mac(Array(parts.utf8))
  }
}

struct Coincidence: Sendable {
  let entry: EntryRow
  let kind: MatchKind
}

enum MatchKind: String, Hashable, Sendable { case name, curp, rfc }

extension Place {
  static func subjectName(of match: ListMatchID) -> Place {
    Place(table: "compliance.list_match", column: "subject_name", row: match.uuid)
  }
}

extension Screen.Refused {
  var problem: Problem {
    switch self {
    case .noList:
      Problem(
        "compliance/no-list", status: 409, title: "No hay lista de personas bloqueadas",
        detail: "Cumplimiento debe cargar la lista vigente antes de firmar o pagar.")
    }
  }
}
