import DecisioningAPI
import Foundation
import Kernel
import Web

/// Why an application was answered as it was: every rule, what it asks, what it saw.
struct DecisionPage: Page {
  let outcome: Decision.Outcome
  let reasons: [String]
  var conditions: [String] = []
  var offers: [String] = []
  let tables: [RuleTable]
  var figures: [Figure] = []
  var inputs: [Figure] = []
  var faults: [String] = []
  let policy: String
  let fingerprint: String
  let engine: String
  let decidedAt: String
  let repetition: ReplayDecision.Repetition
  let application: Href

  struct RuleTable: Hashable, Sendable {
    let name: String
    let rules: [RuleLine]
  }

  struct RuleLine: Hashable, Sendable {
    let words: String
    let saw: String
    let applied: Bool
    let then: String
  }

  /// A name and what it was.
  struct Figure: Hashable, Sendable {
    let name: String
    let value: String
  }

  var title: String { "Por qué: \(outcome.word.lowercased())" }
  var breadcrumbs: [Crumb] { [Crumb("Solicitud", application)] }
  var width: PageWidth { .wide }
}

extension DecisionPage {
  init(_ replayed: ReplayDecision.Replayed, in zone: TimeZone) {
    let decision = replayed.recorded.decision
    let evidence = replayed.evidence
    let policy = replayed.recorded.policy
    self.init(
      outcome: decision.outcome, reasons: decision.reasons.map(\.message),
      conditions: decision.conditions.map(\.message), offers: evidence.offers.map(\.words),
      tables: evidence.trace.compactMap(RuleTable.init), figures: evidence.figures,
      inputs: evidence.inputs.figures, faults: evidence.faults,
      policy: policy?.words
        ?? "Reglas del manifiesto, versión \(replayed.recorded.manifestVersion)",
      fingerprint: policy.map { String($0.sha256.prefix(16)) } ?? "Sin modelo",
      engine: evidence.engine.isEmpty ? "Reglas anteriores" : evidence.engine,
      decidedAt: InstantText(decision.decidedAt, in: zone).text, repetition: replayed.repetition,
      application: "/oficina/solicitudes/\(replayed.recorded.application)")
  }
}

extension DecisionPage.RuleTable {
  fileprivate init?(_ step: TraceStep) {
    guard let rules = step.rules, !rules.isEmpty else { return nil }
    self.init(name: step.decision, rules: rules.map(DecisionPage.RuleLine.init))
  }
}

extension DecisionPage.RuleLine {
  fileprivate init(_ rule: TracedRule) {
    self.init(words: rule.words, saw: rule.saw, applied: rule.applied, then: rule.then)
  }
}

extension DecisionOffer {
  fileprivate var words: String {
    amount.text + (installmentCount.map { " en \($0) pagos" } ?? "")
  }
}

extension Decision.Outcome {
  var word: String {
    switch self {
    case .approved: "Aprobada"
    case .referred: "Por revisar"
    case .declined: "Rechazada"
    }
  }

  var badge: Badge {
    switch self {
    case .approved: Badge(word, .good)
    case .referred: Badge(word, .warn)
    case .declined: Badge(word, .bad)
    }
  }
}
