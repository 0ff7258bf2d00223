public import Kernel

/// Why no schedule can be made of some terms.
public enum TermsRefused: Refusal, Hashable {
  case principalNotPositive
  /// So little that it is repaid before the last instalment.
  case principalTooSmall
  case installmentCountOutOfRange(Int)
  case rateOutOfRange
  case feeNegative
  case feeExceedsPrincipal
  case allocationOrderIncomplete
  case firstDueTooEarly
  case firstDueTooFar
  /// A long first period bears more interest than a level payment covers.
  case firstPeriodTooLong

  public var problem: Problem {
    Problem(
      "lending/terms-refused", status: 422, title: "Las condiciones no forman un crédito",
      detail: detail, members: ["reason": reason])
  }

  private var reason: String {
    switch self {
    case .principalNotPositive: "principalNotPositive"
    case .principalTooSmall: "principalTooSmall"
    case .installmentCountOutOfRange: "installmentCountOutOfRange"
    case .rateOutOfRange: "rateOutOfRange"
    case .feeNegative: "feeNegative"
    case .feeExceedsPrincipal: "feeExceedsPrincipal"
    case .allocationOrderIncomplete: "allocationOrderIncomplete"
    case .firstDueTooEarly: "firstDueTooEarly"
    case .firstDueTooFar: "firstDueTooFar"
    case .firstPeriodTooLong: "firstPeriodTooLong"
    }
  }

  private var detail: String {
    switch self {
    case .principalNotPositive: "El monto debe ser mayor que cero."
    case .principalTooSmall: "El monto es muy pequeño para tantos pagos."
    case .installmentCountOutOfRange(let count): "No se admiten \(count) pagos; van de 1 a 520."
    case .rateOutOfRange: "Una tasa está fuera de rango."
    case .feeNegative: "Una comisión no puede ser negativa."
    case .feeExceedsPrincipal: "La comisión de apertura supera el monto del crédito."
    case .allocationOrderIncomplete: "El orden de aplicación debe nombrar cada concepto una vez."
    case .firstDueTooEarly: "La primera fecha de pago es demasiado próxima al desembolso."
    case .firstDueTooFar: "La primera fecha de pago es demasiado lejana."
    case .firstPeriodTooLong: "Los intereses del primer periodo superan el pago nivelado."
    }
  }
}
