import DecisioningAPI
import Kernel
import Testing
import Web

@testable import Decisioning

@Suite struct DecisionPageTests {
  @Test func everySampleSaysItsOutcomeAndItsRules() {
    for (name, page) in DecisionPage.samples {
      let text = page.body.text
      #expect(text.contains(page.outcome.word), "\(name)")
      #expect(text.contains("Edad de 20 a 68 años"))
      #expect(!text.contains("style="))
    }
  }

  @Test func whatWasSeenIsEscaped() {
    let line = DecisionPage.RuleLine(
      asks: "<script>", saw: "\"&", holds: false, weight: "Rechaza")
    let text = DecisionPage.rulesTable([line]).text
    #expect(text.contains("&lt;script&gt;") && !text.contains("<script>"))
  }

  @Test func aDecisionThatCannotBeRepeatedIsSaidAloud() {
    let page = DecisionPage(
      outcome: .approved, reasons: ["Cumples."], rules: [], policy: "prequalification/m1",
      decidedAt: "20 nov 2026, 09:00 h", isReproduced: false, application: "/oficina")
    #expect(page.body.text.contains("Avise a cumplimiento"))
  }
}
