import DMN
import DecisioningAPI
import Kernel
import Tenancy

/// What a policy is given, by the catalogue's names.
struct PolicyInputs: Hashable, Sendable, Codable {
  let values: [String: PolicyValue]
}

/// A value of the catalogue, exact, as it is kept.
enum PolicyValue: Hashable, Sendable, Codable {
  /// Decimal digits; pesos where it is money.
  case number(String)
  case text(String)
  case flag(Bool)
}

extension PolicyValue {
  /// In pesos.
  static func money(_ amount: Money) -> PolicyValue {
    let units = amount.minorUnits.magnitude
    let cents = units % 100
    let sign = amount.minorUnits < 0 ? "-" : ""
    return .number("\(sign)\(units / 100).\(cents < 10 ? "0" : "")\(cents)")
  }

  fileprivate var feel: FEELValue {
    switch self {
    case .number(let digits): Decimal128(digits).map(FEELValue.number) ?? .null
    case .text(let text): .string(text)
    case .flag(let flag): .boolean(flag)
    }
  }
}

extension PolicyInputs {
  init(_ inputs: DecisionInputs) {
    values = Dictionary(
      uniqueKeysWithValues: PolicyVariable.allCases.map { ($0.rawValue, inputs.value(of: $0)) })
  }

  /// As a model reads it, in the catalogue's order.
  var context: FEELContext {
    FEELContext(
      PolicyVariable.allCases.compactMap { variable in
        values[variable.rawValue].map { (variable.rawValue, $0.feel) }
      })
  }
}

extension DecisionInputs {
  fileprivate func value(of variable: PolicyVariable) -> PolicyValue {
    switch variable {
    case .age: .number("\(ageYears)")
    case .state: .text(MexicanState(curpCode: state)?.rawValue ?? PolicyVariable.abroad)
    case .monthlyIncome: .money(monthlyIncome)
    case .monthlyPayment: .money(monthlyPayment)
    case .amount: .money(amount)
    case .borrowerKind: .text(borrowerKind == .new ? "nuevo" : "recurrente")
    case .isPoliticallyExposed: .flag(isPoliticallyExposed)
    case .actsForSelf: .flag(actsForSelf)
    }
  }
}
