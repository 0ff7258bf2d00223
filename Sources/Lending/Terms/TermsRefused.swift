public import Kernel

/// Why no schedule can be made of some terms.
public enum TermsRefused: Refusal, Hashable {
  case principalNotPositive
  case principalTooLarge
  /// So little that it is repaid before the last instalment.
  case principalTooSmall
  case installmentCountOutOfRange(Int)
  case outOfRange(Field)
  case feeExceedsPrincipal
  case chargeOutOfRange(String)
  /// Dates of a new table that are not one after another, or not after the day it is agreed.
  case modificationDatesImpossible
  /// It skips every instalment that is left, or none.
  case holidayTooLong
  /// No instalment is left to carry what a modification lays on them.
  case nothingAhead
  case loanEnded
  case frequencyImpossible
  /// Fewer agreed dates than instalments.
  case datesMissing(Int)
  case graceTooLong
  case roundingImpossible
  /// The method's own figures: steps that are not all of the principal, a list of another length,
  /// a balloon that is no part of it.
  case methodDoesNotFit
  /// A payment that does not cover the interest of its period: the debt would grow.
  case paymentBelowInterest(Int)
  /// A fixed payment that leaves something after the last of so many.
  case neverRepaid(Int)
  case allocationOrderIncomplete
  case firstDueTooEarly
  case firstDueTooFar
  case termTooLong
  /// A long first period bears more interest than a level payment covers.
  case firstPeriodTooLong

  public var problem: Problem {
    Problem(
      "lending/terms-refused", status: 422, title: "Las condiciones no forman un crédito",
      detail: detail, members: ["reason": reason, "field": field])
  }
}

extension TermsRefused {
  /// The term that has to change, by its name in a manifest or a request.
  public var field: String {
    switch self {
    case .principalNotPositive, .principalTooLarge, .principalTooSmall: "principal"
    case .installmentCountOutOfRange: "installmentCount"
    case .outOfRange(let field): field.rawValue
    case .feeExceedsPrincipal: "openingFee"
    case .chargeOutOfRange: "charges"
    case .modificationDatesImpossible, .nothingAhead: "dates"
    case .holidayTooLong: "installments"
    case .loanEnded: "modification"
    case .frequencyImpossible, .datesMissing, .termTooLong: "frequency"
    case .graceTooLong: "grace"
    case .roundingImpossible: "installmentRounding"
    case .methodDoesNotFit, .paymentBelowInterest, .neverRepaid: "method"
    case .allocationOrderIncomplete: "allocationOrder"
    case .firstDueTooEarly, .firstDueTooFar, .firstPeriodTooLong: "firstDue"
    }
  }

  private var reason: String {
    switch self {
    case .principalNotPositive: "principalNotPositive"
    case .principalTooLarge: "principalTooLarge"
    case .principalTooSmall: "principalTooSmall"
    case .installmentCountOutOfRange: "installmentCountOutOfRange"
    case .outOfRange: "outOfRange"
    case .feeExceedsPrincipal: "feeExceedsPrincipal"
    case .chargeOutOfRange: "chargeOutOfRange"
    case .modificationDatesImpossible: "modificationDatesImpossible"
    case .holidayTooLong: "holidayTooLong"
    case .nothingAhead: "nothingAhead"
    case .loanEnded: "loanEnded"
    case .frequencyImpossible: "frequencyImpossible"
    case .datesMissing: "datesMissing"
    case .graceTooLong: "graceTooLong"
    case .roundingImpossible: "roundingImpossible"
    case .methodDoesNotFit: "methodDoesNotFit"
    case .paymentBelowInterest: "paymentBelowInterest"
    case .neverRepaid: "neverRepaid"
    case .allocationOrderIncomplete: "allocationOrderIncomplete"
    case .firstDueTooEarly: "firstDueTooEarly"
    case .firstDueTooFar: "firstDueTooFar"
    case .termTooLong: "termTooLong"
    case .firstPeriodTooLong: "firstPeriodTooLong"
    }
  }

  private var detail: String {
    switch self {
    case .principalNotPositive: "El monto debe ser mayor que cero."
    case .principalTooLarge: "El monto pasa de \(LoanTerms.principalMax.text)."
    case .principalTooSmall: "El monto es muy pequeño para tantos pagos."
    case .installmentCountOutOfRange(let count): "No se admiten \(count) pagos; van de 1 a 520."
    case .outOfRange(let field): field.detail
    case .feeExceedsPrincipal: "La comisión de apertura supera el monto del crédito."
    case .chargeOutOfRange(let code): "El cargo «\(code)» está fuera de rango."
    case .modificationDatesImpossible: "Las fechas nuevas no van una tras otra, o ya pasaron."
    case .holidayTooLong: "Debe quedar al menos un pago que no se difiera."
    case .nothingAhead: "No quedan pagos por vencer: hacen falta fechas nuevas."
    case .loanEnded: "El crédito ya terminó."
    case .frequencyImpossible: "La periodicidad no da fechas de pago."
    case .datesMissing(let count): "Faltan fechas acordadas: se necesitan \(count)."
    case .graceTooLong: "La gracia dura tanto como el crédito."
    case .roundingImpossible: "El redondeo de los pagos no es posible."
    case .methodDoesNotFit: "Los importes del método no forman el crédito."
    case .paymentBelowInterest(let number): "El pago \(number) no cubre los intereses del periodo."
    case .neverRepaid(let count):
      "Con ese pago el crédito no termina en \(count) pagos: suba el pago o el plazo."
    case .allocationOrderIncomplete: "El orden de aplicación debe nombrar cada concepto una vez."
    case .firstDueTooEarly: "La primera fecha de pago es demasiado próxima al desembolso."
    case .firstDueTooFar: "La primera fecha de pago es demasiado lejana."
    case .termTooLong: "El plazo pasa de cien años."
    case .firstPeriodTooLong: "Los intereses del primer periodo superan el pago nivelado."
    }
  }
}
