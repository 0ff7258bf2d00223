import DecisioningAPI
import Kernel

/// What a policy answers to some inputs: every rule asked, not only the first that fails.
struct Verdict: Hashable, Sendable {
  let findings: [Finding]

  /// A decline weighs more than a doubt, and a doubt more than a yes.
  var outcome: Decision.Outcome {
    let failed = findings.compactMap { $0.holds ? nil : $0.otherwise }
    if failed.contains(.declined) { return .declined }
    return failed.contains(.referred) ? .referred : .approved
  }

  /// Never empty; where a rule declines, what only needed a look is not said.
  var reasons: [DecisionReason] {
    let told = findings.filter { !$0.holds && $0.otherwise == outcome }
    guard !told.isEmpty else {
      return [DecisionReason(code: "cumple", message: "Cumples con todos los requisitos.")]
    }
    return told.map { DecisionReason(code: $0.rule, message: $0.reason) }
  }
}

/// How one rule answered, in words: what it asks, what it saw.
struct Finding: Hashable, Sendable, Codable {
  let rule: String
  let asks: String
  let saw: String
  let holds: Bool
  let otherwise: Decision.Outcome
  let reason: String
}
