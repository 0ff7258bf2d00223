import DecisioningAPI
import Kernel
import Tenancy
import Web

/// What a policy answers, and why, as programs read it.
struct DecisionAnswer: APIModel {
  let outcome: Decision.Outcome
  let reasons: [DecisionReason]
  let conditions: [DecisionReason]
  let offers: [OfferView]
  let policyVersion: String
  let policySHA256: String
  let applied: [AppliedRule]
  let faults: [String]

  init(_ answer: PolicyAnswer, of source: PolicySource) {
    outcome = answer.outcome
    reasons = answer.reasons
    conditions = answer.conditions
    offers = answer.offers.map(OfferView.init)
    policyVersion = source.name
    policySHA256 = source.sha256
    applied = answer.trace.flatMap { step in
      (step.rules ?? []).filter(\.applied).map { AppliedRule($0, of: step.decision) }
    }
    faults = answer.faults
  }

  static let schema = Schema.object(
    "DecisionAnswer",
    [
      .required("outcome", DecisionView.outcomeSchema),
      .required("reasons", .array(DecisionView.reasonSchema)),
      .required("conditions", .array(DecisionView.reasonSchema)),
      .required("offers", .array(OfferView.schema)),
      .required("policyVersion", .string("Política y versión que respondió.")),
      .required("policySHA256", .string("Huella del modelo que respondió.")),
      .required("applied", .array(AppliedRule.schema)),
      .required(
        "faults",
        .array(.string("Por qué la política no pudo responder; entonces decide una persona."))),
    ],
    description: "Lo que la política diría, con sus razones y las reglas que se aplicaron.")
}

/// A rule that applied.
struct AppliedRule: APIModel {
  let decision: String
  let rule: Int
  let words: String
  let saw: String

  init(_ rule: TracedRule, of decision: String) {
    self.decision = decision
    self.rule = rule.number
    words = rule.words
    saw = rule.saw
  }

  static let schema = Schema.object(
    "AppliedRule",
    [
      .required("decision", .string("La decisión de cuya tabla es.")),
      .required("rule", .integer("Su número en la tabla, desde 1.", minimum: 1)),
      .required("words", .string("En palabras de la institución.")),
      .required("saw", .string("Los datos que miró.")),
    ],
    description: "Una regla que se aplicó.")
}
