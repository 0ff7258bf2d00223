import DecisioningAPI
import Kernel

/// The rules of both institutions as they were before they were models, with the code that ran
/// them: what the models must go on answering.
struct FormerRules: Sendable {
  let ages: ClosedRange<Int>
  let states: [MexicanState]
  let income: Money
  let share: Rate
  let new: Money
  let returning: Money

  static let solera = FormerRules(
    ages: 20...68, states: [.ciudadDeMexico, .estadoDeMexico], income: .mxn(6_000),
    share: .percent(30), new: .mxn(15_000), returning: .mxn(30_000))
  static let raices = FormerRules(
    ages: 18...75, states: [.oaxaca, .puebla], income: .mxn(3_000), share: .percent(35),
    new: .mxn(8_000), returning: .mxn(25_000))

  /// The outcome, and the codes of its reasons in the order of the rules.
  func verdict(on inputs: DecisionInputs) -> (outcome: Decision.Outcome, reasons: [String]) {
    let failed = rules(inputs).filter { !$0.holds }
    let outcome =
      failed.contains { $0.otherwise == .declined }
      ? Decision.Outcome.declined : failed.isEmpty ? .approved : .referred
    let told = failed.filter { $0.otherwise == outcome }.map(\.code)
    return (outcome, told.isEmpty ? ["cumple"] : told)
  }

  private typealias Rule = (code: String, holds: Bool, otherwise: Decision.Outcome)

  private func rules(_ inputs: DecisionInputs) -> [Rule] {
    [
      ("edad", ages.contains(inputs.ageYears), .declined),
      (
        "residencia", MexicanState(curpCode: inputs.state).map { states.contains($0) } ?? false,
        .declined
      ),
      ("ingreso", inputs.monthlyIncome >= income, .declined),
      (
        "capacidad",
        Int128(inputs.monthlyPayment.minorUnits) * Int128(Rate.one.millionths)
          <= Int128(inputs.monthlyIncome.minorUnits) * Int128(share.millionths), .referred
      ),
      (
        "monto-cliente", inputs.amount <= (inputs.borrowerKind == .new ? new : returning),
        .referred
      ),
      ("pep", !inputs.isPoliticallyExposed, .referred),
      ("cuenta-propia", inputs.actsForSelf, .referred),
    ]
  }
}
