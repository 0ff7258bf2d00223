import DecisioningAPI
import Kernel
import Postgres
import Tenancy
import Vault

/// A decision as it is kept.
struct RecordedDecision: Sendable {
  let decision: Decision
  let application: ApplicationID
  let party: PartyID
  let productCode: String
  let manifestVersion: Int
  /// None where the rules were not yet a model, or there was none to ask.
  let policy: PolicyVersion?
  /// Sealed `Evidence`.
  let evidence: [UInt8]
}

/// Which policy spoke: its text is kept by version, and the hash tells that it is still the same.
struct PolicyVersion: Hashable, Sendable {
  let use: PolicySource.Use
  let version: Int
  let sha256: String

  /// As people read it.
  var words: String { "\(use.words), versión \(version)" }

  /// As programs read it; of the manifest's version where there is no more to tell.
  static func text(_ policy: PolicyVersion?, manifestVersion: Int) -> String {
    policy.map { "\($0.use.rawValue)/v\($0.version)" } ?? "prequalification/m\(manifestVersion)"
  }
}

extension PolicyVersion {
  init(_ source: PolicySource) {
    self.init(use: source.use, version: source.version, sha256: source.sha256)
  }
}

/// What the policy looked at and how it came to its answer.
struct Evidence: Hashable, Sendable, Codable {
  /// Of the engine that ran it and of the catalogue of variables.
  let engine: String
  let catalogue: Int
  let inputs: PolicyInputs
  let trace: [TraceStep]
  let offers: [DecisionOffer]
  /// Why it could not answer, for whoever mends it.
  let faults: [String]
}

extension Evidence {
  /// The standard that the engine follows.
  static let engine = "DMN 1.5"

  init(_ answer: PolicyAnswer, to inputs: PolicyInputs) {
    self.init(
      engine: Self.engine, catalogue: PolicyVariable.catalogueVersion, inputs: inputs,
      trace: answer.trace, offers: answer.offers, faults: answer.faults)
  }
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
