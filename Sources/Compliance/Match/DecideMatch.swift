import Audit
import ComplianceAPI
import Foundation
import Jobs
import Kernel
import Postgres

/// The compliance officer says whether they are the same person, and why. It is said once.
struct DecideMatch: Sendable {
  let ground: Ground

  enum Verdict: String, Hashable, Sendable { case homonym, samePerson }

  enum Refused: Refusal, Hashable {
    case unknown(ListMatchID)
    case decided(ListMatchID)
  }

  func callAsFunction(
    _ id: ListMatchID, _ verdict: Verdict, reason: String, of tenant: TenantID, by actor: Actor
  ) async throws {
    try await ground.database.transaction(for: tenant) { db in
      guard let match = try await db.lockMatch(id) else { throw Refused.unknown(id) }
      let state: MatchState = verdict == .homonym ? .cleared : .confirmed
      if match.state == state { return }
      guard match.state == .open else { throw Refused.decided(id) }
      try await db.decideMatch(
        id, state, by: actor, reason: reason, at: ground.world.now(tenant))
      try await ground.jobs.publish(
        MatchDecided(match: id, party: match.party, isSamePerson: verdict == .samePerson), in: db)
      try await ground.audit.record(
        Act(
          "compliance.match_decided", by: actor, on: match.party,
          facts: ["match": id.description, "verdict": verdict.rawValue], reason: reason),
        in: db)
    }
  }
}

enum MatchState: String, Hashable, Sendable { case open, cleared, confirmed }

extension DecideMatch.Refused {
  var problem: Problem {
    switch self {
    case .unknown(let id):
      Problem(
        "compliance/match-unknown", status: 404, title: "No existe esa coincidencia",
        detail: "No hay una coincidencia \(id) en esta institución.")
    case .decided:
      Problem(
        "compliance/match-decided", status: 409, title: "Ya se decidió",
        detail: "Otra persona ya resolvió esta coincidencia.")
    }
  }
}
