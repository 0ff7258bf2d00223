import DecisioningAPI
import Tenancy

/// What a policy answers to some inputs, and how it came to it.
struct PolicyAnswer: Hashable, Sendable {
  let outcome: Decision.Outcome
  /// Never empty.
  let reasons: [DecisionReason]
  let conditions: [DecisionReason]
  let offers: [DecisionOffer]
  let trace: [TraceStep]
  /// Why the policy could not answer; then a person does.
  let faults: [String]
}

extension PolicyAnswer {
  /// A policy that fails never approves and never declines: a person looks at it.
  static func failed(_ faults: [String], after trace: [TraceStep] = []) -> PolicyAnswer {
    PolicyAnswer(
      outcome: .referred,
      reasons: [
        DecisionReason(
          code: PolicyTexts.reserved,
          message: "No pudimos responder en automático; una persona va a revisar tu solicitud.")
      ], conditions: [], offers: [], trace: trace, faults: faults)
  }
}

/// A decision of the model and what it came to.
struct TraceStep: Hashable, Sendable, Codable {
  let decision: String
  /// As FEEL writes it.
  let value: String
  /// Of its table, where it is one.
  let rules: [TracedRule]?

  /// What a repetition must come to again; words may be told better one day.
  var bare: [String] {
    [decision, value] + (rules ?? []).filter(\.applied).map { "\($0.number)" }
  }
}

/// How a rule of a table answered, in words.
struct TracedRule: Hashable, Sendable, Codable {
  /// Counted from 1.
  let number: Int
  /// The institution's own words about it, or what its cells say.
  let words: String
  /// The values that it looked at.
  let saw: String
  let applied: Bool
  /// What it gives where it applies.
  let then: String
}
