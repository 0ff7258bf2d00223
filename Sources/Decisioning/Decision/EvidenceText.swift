import DecisioningAPI
import Foundation

/// Evidence as bytes: JSON with its keys in order.
enum EvidenceText {
  static func encode(_ evidence: Evidence) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return Array(try encoder.encode(evidence))
  }

  static func decode(_ bytes: [UInt8]) throws -> Evidence {
    let decoder = JSONDecoder()
    if let former = try? decoder.decode(FormerEvidence.self, from: Data(bytes)) {
      return former.evidence
    }
    return try decoder.decode(Evidence.self, from: Data(bytes))
  }
}

/// What was kept when the rules were not yet a model: shown as it stands.
struct FormerEvidence: Codable {
  let inputs: DecisionInputs
  let findings: [Finding]

  struct Finding: Codable {
    let rule: String
    let asks: String
    let saw: String
    let holds: Bool
    let otherwise: Decision.Outcome
  }

  var evidence: Evidence {
    let rules = findings.enumerated().map { place, finding in
      TracedRule(
        number: place + 1, words: "No cumple: \(finding.asks)", saw: finding.saw,
        applied: !finding.holds, then: "\(finding.otherwise.word) · \(finding.rule)")
    }
    return Evidence(
      engine: "", catalogue: 0, inputs: PolicyInputs(inputs),
      trace: [TraceStep(decision: "reglas", value: "", rules: rules)], offers: [], faults: [])
  }
}
