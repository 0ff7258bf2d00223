import DecisioningAPI
import Foundation
import Kernel
import Tenancy
import Testing

@testable import Decisioning

@Suite struct DemoPoliciesTests {
  static func policy(
    _ slug: String, for use: PolicySource.Use = .prequalification
  ) throws -> ReadyPolicy {
    let file = Institution.root.appending(
      path: "Tenants/\(slug)/policies/\(use.rawValue).v1.dmn")
    let source = try String(contentsOf: file, encoding: .utf8)
    return try #require(ReadyPolicy(PolicySource(use: use, version: 1, source: source)))
  }

  @Test(arguments: [("solera", FormerRules.solera), ("raices", FormerRules.raices)])
  func theModelAnswersWhatTheRulesBeforeItAnswered(slug: String, rules: FormerRules) throws {
    let policy = try Self.policy(slug)
    var compared = 0
    for inputs in Grid(rules: rules).all {
      let (former, answer) = (rules.verdict(on: inputs), policy.answer(PolicyInputs(inputs)))
      compared += 1
      guard answer.outcome == former.outcome, answer.reasons.map(\.code) == former.reasons,
        answer.faults.isEmpty
      else {
        Issue.record("\(inputs): \(answer.outcome) \(answer.reasons) and was \(former)")
        return
      }
    }
    #expect(compared == 9_600)
  }

  /// What a visitor is told before asking is what they are told when they ask.
  @Test func originationAnswersAsPrequalificationDid() throws {
    let (before, then) = try (
      Self.policy("solera"), Self.policy("solera", for: .origination)
    )
    for inputs in Grid(rules: .solera).all {
      let (told, answer) = (before.answer(PolicyInputs(inputs)), then.answer(PolicyInputs(inputs)))
      guard answer.outcome == told.outcome, answer.reasons == told.reasons, answer.faults.isEmpty,
        answer.outcome == .referred || (answer.conditions.isEmpty && answer.offers.isEmpty)
      else {
        Issue.record("\(inputs): \(answer) and was told \(told)")
        return
      }
    }
  }

  @Test func whoIsReviewedHearsWhatToBringAndHowMuchFits() throws {
    let policy = try Self.policy("solera", for: .origination)
    var inputs = DecisionInputs.lupita
    (inputs.amount, inputs.monthlyPayment) = (.mxn(8_000), .mxn(9_000))
    let tight = policy.answer(PolicyInputs(inputs))
    #expect(tight.conditions.map(\.code) == ["comprobante-ingresos"])
    #expect(tight.offers == [DecisionOffer(amount: .mxn(4_000), installmentCount: nil)])

    (inputs.amount, inputs.monthlyPayment) = (.mxn(18_000), .mxn(1_800))
    let large = policy.answer(PolicyInputs(inputs))
    #expect(large.conditions.map(\.code) == ["estados-de-cuenta"])
    #expect(large.offers == [DecisionOffer(amount: .mxn(15_000), installmentCount: nil)])

    inputs.monthlyPayment = .mxn(60_000)
    let nothingFits = policy.answer(PolicyInputs(inputs))
    #expect(nothingFits.outcome == .referred)
    #expect(nothingFits.offers.isEmpty)
  }

  @Test func whoMeetsEveryRuleIsApprovedWithAReason() throws {
    let answer = try Self.policy("solera").answer(PolicyInputs(.lupita))
    #expect(answer.outcome == .approved)
    #expect(
      answer.reasons == [
        DecisionReason(code: "cumple", message: "Cumples con todos los requisitos.")
      ])
    let table = try #require(answer.trace.first { $0.decision == "reglas" }?.rules)
    #expect(table.count == 8 && !table.contains { $0.applied })
  }

  @Test func everyRuleThatAppliesIsToldWithWhatItSaw() throws {
    var inputs = DecisionInputs.lupita
    inputs.monthlyPayment = .mxn(5_000)
    inputs.state = "OC"
    let answer = try Self.policy("solera").answer(PolicyInputs(inputs))
    #expect(answer.outcome == .declined)
    let applied = answer.trace.flatMap { $0.rules ?? [] }.filter(\.applied)
    #expect(applied.map(\.number) == [2, 4])
    #expect(applied[0].saw == "Estado: Oaxaca")
    #expect(applied[1].saw == "Parte del ingreso (%): 33.33…")
    #expect(applied[1].words == "Los pagos pasan del 30 % de su ingreso")
    #expect(applied[1].then == "revisar · capacidad")
  }

  @Test func theSameInputsAreTheSameAnswerFromAnyNumberAtOnce() async throws {
    let policy = try Self.policy("raices")
    let answers = await withTaskGroup(of: PolicyAnswer.self) { group in
      for _ in 0..<64 { group.addTask { policy.answer(PolicyInputs(.lupita)) } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(answers.count == 1)
  }
}

/// Lives at, just within and just beyond every edge of some rules.
private struct Grid {
  let rules: FormerRules

  var all: [DecisionInputs] {
    let ages = [0, rules.ages.lowerBound - 1, rules.ages.lowerBound, rules.ages.upperBound + 1]
    let states = [rules.states[0].curpCode, rules.states[1].curpCode, "JC", "NE", ""]
    let incomes: [Money] = [
      .zero, rules.income, .centavos(rules.income.minorUnits - 1), .mxn(10_000),
    ]
    return ages.flatMap { age in
      states.flatMap { state in
        incomes.flatMap { income in lives(age, state, income) }
      }
    }
  }

  private func lives(_ age: Int, _ state: String, _ income: Money) -> [DecisionInputs] {
    let edge = income.minorUnits * rules.share.millionths / Rate.one.millionths
    var lives: [DecisionInputs] = []
    for payment in [0, edge, edge + 1] {
      for amount in [
        rules.new.minorUnits, rules.new.minorUnits + 1, rules.returning.minorUnits + 1,
        rules.returning.minorUnits, 100,
      ] {
        for flags in 0..<8 {
          lives.append(
            DecisionInputs(
              ageYears: age, state: state, monthlyIncome: income,
              monthlyPayment: .centavos(payment), amount: .centavos(amount),
              borrowerKind: flags & 1 == 0 ? .new : .returning,
              isPoliticallyExposed: flags & 2 != 0, actsForSelf: flags & 4 == 0))
        }
      }
    }
    return lives
  }
}

extension DecisionInputs {
  /// A life that meets every rule of Solera.
  static let lupita = DecisionInputs(
    ageYears: 35, state: "DF", monthlyIncome: .mxn(15_000), monthlyPayment: .mxn(1_800),
    amount: .mxn(8_000), borrowerKind: .new, isPoliticallyExposed: false, actsForSelf: true)
}
