import Kernel

/// Why the figures of a repayment method make no loan.
public enum MethodFault: Hashable, Sendable {
  /// An agreed amount that is negative or above any loan, or a fixed payment of nothing.
  case amountOutOfRange
  /// A list of another length than the loan.
  case countDiffers(given: Int, installments: Int)
  /// Where each instalment's figure is agreed, none is spared: it is agreed as nothing.
  case graceBesideAgreed
  /// Negative, or all of the principal.
  case balloonOutOfRange
  /// Shares that are not all of the principal together.
  case sharesNotWhole
  /// Agreed principals that are not all of it together.
  case principalsNotWhole
  case stepOutOfRange
  /// Payments that would end below zero, or a hundred times the first.
  case stepsTooSteep

  var reason: String {
    switch self {
    case .amountOutOfRange: "methodAmountOutOfRange"
    case .countDiffers: "methodCountDiffers"
    case .graceBesideAgreed: "graceBesideAgreed"
    case .balloonOutOfRange: "balloonOutOfRange"
    case .sharesNotWhole: "sharesNotWhole"
    case .principalsNotWhole: "principalsNotWhole"
    case .stepOutOfRange: "stepOutOfRange"
    case .stepsTooSteep: "stepsTooSteep"
    }
  }

  var detail: String {
    switch self {
    case .amountOutOfRange:
      "Un importe acordado va de 0 a \(LoanTerms.principalMax.text); un pago fijo, más de 0."
    case .countDiffers(let given, let installments):
      "El método acuerda \(given) pagos y el crédito tiene \(installments)."
    case .graceBesideAgreed:
      "Con pagos acordados uno por uno no va gracia de capital: acuerde en 0 los que la tienen."
    case .balloonOutOfRange: "El pago final va de 0 a menos que todo el capital."
    case .sharesNotWhole: "Las partes del capital van de 0 a 100 % y suman 100 %."
    case .principalsNotWhole: "Los capitales acordados no suman el monto del crédito."
    case .stepOutOfRange:
      "El escalón dura de 1 a 520 pagos y cambia de más de −100 a 1,000 %, o un importe posible."
    case .stepsTooSteep: "Los escalones llegan a un pago negativo o cien veces mayor: suavícelos."
    }
  }
}
