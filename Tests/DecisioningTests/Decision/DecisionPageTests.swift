import DecisioningAPI
import Foundation
import Kernel
import Testing
import Web

@testable import Decisioning

@Suite struct DecisionPageTests {
  @Test func everySampleSaysItsOutcomeAndItsRules() {
    for (name, page) in DecisionPage.samples {
      let text = page.body.text
      #expect(text.contains(page.outcome.word), "\(name)")
      #expect(text.contains("Tiene menos de 20 años o más de 68"))
      #expect(!text.contains("style="))
    }
  }

  @Test func whatWasSeenIsEscaped() {
    let line = DecisionPage.RuleLine(words: "<script>", saw: "\"&", applied: true, then: "<b>")
    let text = DecisionPage.rulesTable(.init(name: "<i>", rules: [line])).text
    #expect(text.contains("&lt;script&gt;") && !text.contains("<script>"))
    #expect(!text.contains("<b>") && !text.contains("<i>"))
  }

  @Test func aDecisionThatCannotBeRepeatedIsSaidAloud() {
    let page = DecisionPage(
      outcome: .approved, reasons: ["Cumples."], tables: [], policy: "Precalificación, versión 1",
      fingerprint: "5f0a", engine: "DMN 1.5", decidedAt: "20 nov 2026, 09:00 h",
      repetition: .different, application: "/oficina")
    #expect(page.body.text.contains("Avise a cumplimiento"))
  }

  @Test func whatWasKeptBeforePoliciesWereModelsIsStillShown() throws {
    let former = FormerEvidence(
      inputs: .lupita,
      findings: [
        .init(
          rule: "edad", asks: "Edad de 20 a 68 años", saw: "17 años", holds: false,
          otherwise: .declined)
      ])
    let evidence = try EvidenceText.decode(Array(JSONEncoder().encode(former)))
    #expect(evidence.inputs == PolicyInputs(.lupita))
    let rule = try #require(evidence.trace.first?.rules?.first)
    #expect(rule.words == "No cumple: Edad de 20 a 68 años" && rule.applied)
    #expect(rule.then == "Rechazada · edad")
  }
}
