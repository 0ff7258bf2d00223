import DecisioningAPI
import Kernel
import Tenancy
import Testing

@testable import Decisioning

@Suite struct VerdictTests {
  private let policy = PrequalificationPolicy(
    name: "Prueba",
    rules: [
      .init(
        code: "edad", test: .age(min: 20, max: 68), otherwise: .decline,
        reason: "Prestamos a personas de 20 a 68 años."),
      .init(
        code: "residencia", test: .states([.ciudadDeMexico, .estadoDeMexico]),
        otherwise: .decline, reason: "Solo prestamos en la zona metropolitana."),
      .init(
        code: "capacidad", test: .paymentToIncome(max: .percent(30)), otherwise: .refer,
        reason: "Los pagos pasarían del 30 % de tu ingreso."),
      .init(
        code: "monto", test: .amount(new: .mxn(15_000), returning: .mxn(30_000)),
        otherwise: .refer, reason: "El monto supera el de un primer crédito."),
      .init(
        code: "pep", test: .notPoliticallyExposed, otherwise: .refer,
        reason: "Necesitamos una revisión adicional."),
    ])

  @Test func whoMeetsEveryRuleIsApprovedWithAReason() {
    let verdict = policy.verdict(on: .lupita)
    #expect(verdict.outcome == .approved)
    #expect(
      verdict.reasons == [
        DecisionReason(code: "cumple", message: "Cumples con todos los requisitos.")
      ])
    #expect(verdict.findings.count == 5)
  }

  @Test(arguments: [(19, false), (20, true), (68, true), (69, false)])
  func theEdgesOfAnAgeAreInside(age: Int, isApproved: Bool) {
    var inputs = DecisionInputs.lupita
    inputs.ageYears = age
    #expect((policy.verdict(on: inputs).outcome == .approved) == isApproved)
  }

  @Test(arguments: [
    (Int64(300_000), Decision.Outcome.approved), (300_001, .referred),
  ])
  func theShareOfIncomeIsComparedExactly(payment: Int64, outcome: Decision.Outcome) {
    var inputs = DecisionInputs.lupita
    inputs.monthlyIncome = .mxn(10_000)
    inputs.monthlyPayment = .centavos(payment)
    #expect(policy.verdict(on: inputs).outcome == outcome)
  }

  @Test func withoutIncomeNothingIsDividedAndItIsReferred() {
    var inputs = DecisionInputs.lupita
    inputs.monthlyIncome = .zero
    let verdict = policy.verdict(on: inputs)
    #expect(verdict.outcome == .referred)
    #expect(verdict.reasons.map(\.code) == ["capacidad"])
  }

  @Test func aDeclineWeighsMoreThanADoubtAndEveryRuleIsStillAsked() {
    var inputs = DecisionInputs.lupita
    inputs.ageYears = 17
    inputs.state = "OC"
    inputs.isPoliticallyExposed = true
    let verdict = policy.verdict(on: inputs)
    #expect(verdict.outcome == .declined)
    #expect(verdict.reasons.map(\.code) == ["edad", "residencia"])
    #expect(verdict.findings.filter { !$0.holds }.map(\.rule) == ["edad", "residencia", "pep"])
  }

  @Test(arguments: [
    (DecisionInputs.BorrowerKind.new, Decision.Outcome.referred), (.returning, .approved),
  ])
  func whoAlreadyFinishedALoanMayAskForMore(
    kind: DecisionInputs.BorrowerKind, outcome: Decision.Outcome
  ) {
    var inputs = DecisionInputs.lupita
    inputs.amount = .mxn(20_000)
    inputs.borrowerKind = kind
    #expect(policy.verdict(on: inputs).outcome == outcome)
  }

  @Test func aFindingSaysWhatItAskedAndWhatItSaw() throws {
    let finding = try #require(
      policy.verdict(on: .lupita).findings.first { $0.rule == "capacidad" })
    #expect(finding.asks == "Pagos de hasta 30% del ingreso")
    #expect(finding.saw == "$1,800.00 al mes de $15,000.00 (12%)")
  }

  @Test(arguments: ["NE", "", "XX", "df"])
  func aStateThatIsNotMexicanIsNotInTheList(state: String) {
    var inputs = DecisionInputs.lupita
    inputs.state = state
    #expect(policy.verdict(on: inputs).outcome == .declined)
  }
}

extension DecisionInputs {
  /// A life that meets every rule.
  static let lupita = DecisionInputs(
    ageYears: 35, state: "DF", monthlyIncome: .mxn(15_000), monthlyPayment: .mxn(1_800),
    amount: .mxn(8_000), borrowerKind: .new, isPoliticallyExposed: false, actsForSelf: true)
}
