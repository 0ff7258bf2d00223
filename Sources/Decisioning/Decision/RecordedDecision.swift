import DecisioningAPI
import Kernel
import Postgres
import Vault

/// A decision as it is kept.
struct RecordedDecision: Sendable {
  let decision: Decision
  let application: ApplicationID
  let party: PartyID
  let productCode: String
  let manifestVersion: Int
  /// Sealed `Evidence`.
  let evidence: [UInt8]
}

/// What the rules looked at and how each answered.
struct Evidence: Hashable, Sendable, Codable {
  let inputs: DecisionInputs
  let findings: [Finding]
}

/// Which policy spoke, as people and programs read it.
enum PolicyVersion {
  static func text(manifestVersion: Int) -> String { "prequalification/m\(manifestVersion)" }
}

/// Evidence lives under the person's key, bound to its row.
struct EvidenceCell: Sendable {
  let vault: Vault

  func seal(
    _ evidence: Evidence, of decision: DecisionID, about party: PartyID, in db: Transaction
  ) async throws -> [UInt8] {
    let keys = try await vault.keys(of: party, in: db)
    return try keys.seal(try EvidenceText.encode(evidence), at: place(decision))
  }

  func open(_ recorded: RecordedDecision, in db: Transaction) async throws -> Evidence {
    let keys = try await vault.keys(of: recorded.party, in: db)
    let plain = try keys.open(recorded.evidence, at: place(recorded.decision.id))
    return try EvidenceText.decode(plain)
  }

  private func place(_ id: DecisionID) -> Place {
    Place(table: "decisioning.decision", column: "evidence", row: id.uuid)
  }
}
