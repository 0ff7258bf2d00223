import DecisioningAPI
import Foundation
import Kernel
import Web

/// Why an application was answered as it was: every rule, what it asks, what it saw.
struct DecisionPage: Page {
  let outcome: Decision.Outcome
  let reasons: [String]
  let rules: [RuleLine]
  let policy: String
  let decidedAt: String
  let isReproduced: Bool
  let application: Href

  struct RuleLine: Hashable, Sendable {
    let asks: String
    let saw: String
    let holds: Bool
    let weight: String
  }

  var title: String { "Por qué: \(outcome.word.lowercased())" }
  var breadcrumbs: [Crumb] { [Crumb("Solicitud", application)] }
  var width: PageWidth { .wide }
}

extension DecisionPage {
  init(_ replayed: ReplayDecision.Replayed, in zone: TimeZone) {
    let decision = replayed.recorded.decision
    self.init(
      outcome: decision.outcome, reasons: decision.reasons.map(\.message),
      rules: replayed.evidence.findings.map(RuleLine.init), policy: decision.policyVersion,
      decidedAt: InstantText(decision.decidedAt, in: zone).text,
      isReproduced: replayed.isSame,
      application: "/oficina/solicitudes/\(replayed.recorded.application)")
  }

  static let samples: KeyValuePairs = [
    "aprobada": sample(.approved, ["Cumples con todos los requisitos."], holds: true),
    "por revisar": sample(
      .referred, ["Los pagos pasarían del 30 % de tu ingreso."], holds: false),
    "rechazada": sample(.declined, ["Prestamos a personas de 20 a 68 años."], holds: false),
  ]

  private static func sample(
    _ outcome: Decision.Outcome, _ reasons: [String], holds: Bool
  ) -> DecisionPage {
    DecisionPage(
      outcome: outcome, reasons: reasons,
      rules: [
        RuleLine(asks: "Edad de 20 a 68 años", saw: "35 años", holds: true, weight: "Rechaza"),
        RuleLine(
          asks: "Pagos de hasta 30% del ingreso", saw: "$4,000.00 al mes de $9,000.00 (44.4%)",
          holds: holds, weight: "A revisión"),
      ],
      policy: "prequalification/m1", decidedAt: "20 nov 2026, 09:00 h", isReproduced: true,
      application: "/oficina/solicitudes")
  }
}

extension DecisionPage.RuleLine {
  init(_ finding: Finding) {
    self.init(
      asks: finding.asks, saw: finding.saw, holds: finding.holds,
      weight: finding.otherwise == .declined ? "Rechaza" : "A revisión")
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
