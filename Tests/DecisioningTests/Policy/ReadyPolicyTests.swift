import DecisioningAPI
import Kernel
import Tenancy
import Testing

@testable import Decisioning

@Suite struct ReadyPolicyTests {
  private func answer(_ written: WrittenPolicy) throws -> PolicyAnswer {
    try #require(written.policy).answer(PolicyInputs(.lupita))
  }

  @Test func conditionsAndOffersAreTold() throws {
    let answer = try answer(
      WrittenPolicy(
        conditions: #"["comprobante"]"#, offers: "[{monto: monto * 0.75, pagos: 12}, {monto: 500}]")
    )
    #expect(answer.outcome == .approved)
    #expect(answer.conditions.map(\.message) == ["Entrega un comprobante de ingresos."])
    #expect(
      answer.offers == [
        DecisionOffer(amount: .mxn(6_000), installmentCount: 12),
        DecisionOffer(amount: .mxn(500), installmentCount: nil),
      ])
  }

  @Test(arguments: [
    WrittenPolicy(outcome: #""quizás""#), WrittenPolicy(outcome: "null"),
    WrittenPolicy(outcome: "monto / 0"),
    WrittenPolicy(outcome: #"if monto + "x" then "a" else "b""#),
    WrittenPolicy(reasons: "[]"), WrittenPolicy(reasons: #"["otra"]"#),
    WrittenPolicy(conditions: #"["otra"]"#), WrittenPolicy(offers: "[{monto: 0.001}]"),
    WrittenPolicy(offers: "[{monto: 100, pagos: 1.5}]"), WrittenPolicy(offers: #"["x"]"#),
    WrittenPolicy(outcome: #"if sum(for i in 1..1000000 return i) > 0 then "aprobar" else "x""#),
    WrittenPolicy(outcome: "today()"),
  ])
  func aPolicyThatFaultsOrIsStoppedRefersAndNeverApproves(written: WrittenPolicy) throws {
    let answer = try answer(written)
    #expect(answer.outcome == .referred)
    #expect(answer.reasons.map(\.code) == [PolicyTexts.reserved])
    #expect(!answer.faults.isEmpty)
  }

  /// Each rule that applied is told, wherever its table stands.
  @Test func tablesWithinOtherBoxesAreTraced() throws {
    let table = """
      <decisionTable hitPolicy="FIRST">
        <input><inputExpression><text>monto</text></inputExpression></input>
        <output/>
        <rule>
          <inputEntry><text>&lt; 100</text></inputEntry><outputEntry><text>1</text></outputEntry>
        </rule>
        <rule>
          <inputEntry><text>-</text></inputEntry><outputEntry><text>2</text></outputEntry>
        </rule>
      </decisionTable>
      """
    let answer = try answer(
      WrittenPolicy(
        outcome: #"if franja + en caja.nivel = 4 then "aprobar" else "rechazar""#,
        requires: ["franja", "en caja"],
        more: """
          <businessKnowledgeModel id="nivel" name="nivel">
            <encapsulatedLogic><formalParameter name="monto"/>\(table)</encapsulatedLogic>
          </businessKnowledgeModel>
          <decision id="franja" name="franja"><variable name="franja"/>
            <informationRequirement><requiredInput href="#monto"/></informationRequirement>
            <knowledgeRequirement><requiredKnowledge href="#nivel"/></knowledgeRequirement>
            <literalExpression><text>nivel(monto)</text></literalExpression>
          </decision>
          <decision id="en caja" name="en caja"><variable name="en caja"/>
            <informationRequirement><requiredInput href="#monto"/></informationRequirement>
            <context><contextEntry><variable name="nivel"/>\(table)</contextEntry></context>
          </decision>
          """))
    #expect(answer.outcome == .approved && answer.faults.isEmpty)
    let traced = answer.trace.filter { !($0.rules ?? []).isEmpty }
    #expect(Set(traced.map(\.decision)) == ["nivel", "en caja"])
    for step in traced { #expect(step.rules?.filter(\.applied).map(\.number) == [2]) }
  }

  @Test func withoutAPolicyAPersonAnswers() {
    let answer = ReadyPolicies().answer(nil, to: PolicyInputs(.lupita))
    #expect(answer.outcome == .referred)
    let unreadable = PolicySource(use: .prequalification, version: 1, source: "<definitions")
    #expect(ReadyPolicies().answer(unreadable, to: PolicyInputs(.lupita)).outcome == .referred)
  }

  @Test func moneyReachesAModelInPesosToTheCentavo() throws {
    var inputs = DecisionInputs.lupita
    inputs.amount = .centavos(1_234_507)
    let written = WrittenPolicy(
      outcome: #"if monto = 12345.07 then "aprobar" else "rechazar""#)
    #expect(try #require(written.policy).answer(PolicyInputs(inputs)).outcome == .approved)
  }
}
