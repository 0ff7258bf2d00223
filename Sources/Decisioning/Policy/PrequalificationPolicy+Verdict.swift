import DecisioningAPI
import Kernel
import Tenancy

extension PrequalificationPolicy {
  /// Pure: the same policy and the same inputs are the same verdict for ever.
  func verdict(on inputs: DecisionInputs) -> Verdict {
    Verdict(
      findings: rules.map { rule in
        Finding(
          rule: rule.code, asks: rule.test.words, saw: rule.test.seen(in: inputs),
          holds: rule.test.holds(for: inputs), otherwise: rule.otherwise.outcome,
          reason: rule.reason)
      })
  }
}

extension PrequalificationPolicy.Otherwise {
  fileprivate var outcome: Decision.Outcome {
    switch self {
    case .refer: .referred
    case .decline: .declined
    }
  }
}

extension PrequalificationPolicy.Test {
  func holds(for inputs: DecisionInputs) -> Bool {
    switch self {
    case .age(let min, let max): (min...max).contains(inputs.ageYears)
    case .states(let states):
      MexicanState(curpCode: inputs.state).map { states.contains($0) } ?? false
    case .income(let min): inputs.monthlyIncome >= min
    case .paymentToIncome(let max):
      // Cross-multiplied, so that nothing is rounded and no income is no division.
      Int128(inputs.monthlyPayment.minorUnits) * Int128(Rate.one.millionths)
        <= Int128(inputs.monthlyIncome.minorUnits) * Int128(max.millionths)
    case .amount(let new, let returning):
      inputs.amount <= (inputs.borrowerKind == .new ? new : returning)
    case .notPoliticallyExposed: !inputs.isPoliticallyExposed
    case .actsForSelf: inputs.actsForSelf
    }
  }

  /// What it asks.
  var words: String {
    switch self {
    case .age(let min, let max): "Edad de \(min) a \(max) años"
    case .states(let states): "Vive en \(states.map(\.name).joined(separator: ", "))"
    case .income(let min): "Ingreso mensual de \(min.text) o más"
    case .paymentToIncome(let max): "Pagos de hasta \(max.text) del ingreso"
    case .amount(let new, let returning):
      "Monto de hasta \(new.text) en el primer crédito y \(returning.text) después"
    case .notPoliticallyExposed: "No es persona políticamente expuesta"
    case .actsForSelf: "Actúa por cuenta propia"
    }
  }

  /// What it saw.
  func seen(in inputs: DecisionInputs) -> String {
    switch self {
    case .age: "\(inputs.ageYears) años"
    case .states: MexicanState(curpCode: inputs.state)?.name ?? "Fuera de México"
    case .income: inputs.monthlyIncome.text
    case .paymentToIncome:
      "\(inputs.monthlyPayment.text) al mes de \(inputs.monthlyIncome.text)"
        + (inputs.paymentShare.map { " (\($0.text))" } ?? "")
    case .amount:
      "\(inputs.amount.text), \(inputs.borrowerKind == .new ? "primer crédito" : "ya es cliente")"
    case .notPoliticallyExposed: inputs.isPoliticallyExposed ? "Declara que sí" : "Declara que no"
    case .actsForSelf: inputs.actsForSelf ? "Por cuenta propia" : "Por cuenta de otra persona"
    }
  }
}

extension DecisionInputs {
  /// Payment over income to one decimal, to show; rules compare exactly. Nil without income.
  fileprivate var paymentShare: Rate? {
    guard monthlyIncome.isPositive else { return nil }
    let thousandths = Rounding.halfUp.divide(
      Int128(monthlyPayment.minorUnits) * 1_000, by: Int128(monthlyIncome.minorUnits))
    return Rate(millionths: thousandths * 1_000)
  }
}
