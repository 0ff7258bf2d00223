import Kernel

extension TermsRefused {
  /// The term that has to change, by its name in a manifest or a request.
  public var field: String {
    switch self {
    case .principalNotPositive, .principalTooLarge, .principalTooSmall: "principal"
    case .installmentCountOutOfRange: "installmentCount"
    case .paymentRepaysNothing: "annualRate"
    case .outOfRange(let field): field.rawValue
    case .feeExceedsPrincipal: "openingFee"
    case .chargesExceedPrincipal, .chargeOutOfRange, .chargeOfNoInstallment,
      .chargeBeforeDisbursement, .tooManyCharges:
      "charges"
    case .modificationDatesImpossible, .nothingAhead: "dates"
    case .holidayTooLong: "installments"
    case .loanEnded: "modification"
    case .frequencyImpossible, .datesMissing, .termTooLong: "frequency"
    case .graceTooLong: "grace"
    case .roundingImpossible: "installmentRounding"
    case .methodDoesNotFit, .paymentBelowInterest, .neverRepaid: "method"
    case .allocationOrderIncomplete: "allocation"
    case .firstDueTooEarly, .firstDueTooFar, .firstPeriodTooLong: "firstDue"
    }
  }

  var reason: String {
    switch self {
    case .principalNotPositive: "principalNotPositive"
    case .principalTooLarge: "principalTooLarge"
    case .principalTooSmall: "principalTooSmall"
    case .installmentCountOutOfRange: "installmentCountOutOfRange"
    case .outOfRange: "outOfRange"
    case .feeExceedsPrincipal: "feeExceedsPrincipal"
    case .chargesExceedPrincipal: "chargesExceedPrincipal"
    case .chargeOutOfRange: "chargeOutOfRange"
    case .chargeOfNoInstallment: "chargeOfNoInstallment"
    case .chargeBeforeDisbursement: "chargeBeforeDisbursement"
    case .tooManyCharges: "tooManyCharges"
    case .modificationDatesImpossible: "modificationDatesImpossible"
    case .holidayTooLong: "holidayTooLong"
    case .nothingAhead: "nothingAhead"
    case .loanEnded: "loanEnded"
    case .frequencyImpossible(let fault): fault.rawValue
    case .datesMissing: "datesMissing"
    case .graceTooLong: "graceTooLong"
    case .roundingImpossible: "roundingImpossible"
    case .methodDoesNotFit(let fault): fault.reason
    case .paymentBelowInterest: "paymentBelowInterest"
    case .paymentRepaysNothing: "paymentRepaysNothing"
    case .neverRepaid: "neverRepaid"
    case .allocationOrderIncomplete: "allocationOrderIncomplete"
    case .firstDueTooEarly: "firstDueTooEarly"
    case .firstDueTooFar: "firstDueTooFar"
    case .termTooLong: "termTooLong"
    case .firstPeriodTooLong: "firstPeriodTooLong"
    }
  }

  var detail: String {
    switch self {
    case .principalNotPositive: "El monto debe ser mayor que cero."
    case .principalTooLarge: "El monto pasa de \(LoanTerms.principalMax.text)."
    case .principalTooSmall: "El monto es muy pequeño para tantos pagos."
    case .installmentCountOutOfRange(let count): "No se admiten \(count) pagos; van de 1 a 520."
    case .outOfRange(let field): field.detail
    case .feeExceedsPrincipal(let fee):
      "La comisión por apertura, \(fee.text) con su IVA, no deja nada del monto."
    case .chargesExceedPrincipal(let charged):
      "Lo que se descuenta al desembolsar, \(charged.text) con su IVA, no deja nada que entregar."
    case .chargeOutOfRange(let code):
      "El cargo «\(code)» va de 0 a \(LoanTerms.principalMax.text), o de 0 a 100 %; su IVA también."
    case .chargeOfNoInstallment(let code):
      "El cargo «\(code)» se cobra al desembolsar: sólo puede ser un importe o parte del monto."
    case .chargeBeforeDisbursement(let code, let disbursedOn):
      "El cargo «\(code)» tiene fecha anterior al \(disbursedOn.text.long), la del desembolso."
    case .tooManyCharges(let count):
      "No se admiten \(count) cargos; son \(LoanTerms.chargesMax) a lo más."
    case .modificationDatesImpossible: "Las fechas nuevas no van una tras otra, o ya pasaron."
    case .holidayTooLong: "Debe quedar al menos un pago que no se difiera."
    case .nothingAhead: "No quedan pagos por vencer: hacen falta fechas nuevas."
    case .loanEnded: "El crédito ya terminó."
    case .frequencyImpossible(let fault): fault.detail
    case .datesMissing(let count): "Faltan fechas acordadas: se necesitan \(count)."
    case .graceTooLong:
      "La gracia es menor que el plazo; la que se repite va de 1 a 520 pagos."
    case .roundingImpossible:
      "Los pagos son múltiplos de un centavo a un millón de pesos que dejan capital en cada uno."
    case .methodDoesNotFit(let fault): fault.detail
    case .paymentBelowInterest(let number): "El pago \(number) no cubre los intereses del periodo."
    case .paymentRepaysNothing:
      "Con esa tasa y tantos pagos, el pago nivelado no abona capital: baje la tasa o el plazo."
    case .neverRepaid(let count):
      "Con ese pago el crédito no termina en \(count) pagos: suba el pago o el plazo."
    case .allocationOrderIncomplete: "El orden de aplicación debe nombrar cada concepto una vez."
    case .firstDueTooEarly: "La primera fecha de pago es demasiado próxima al desembolso."
    case .firstDueTooFar:
      "La primera fecha de pago va a lo más diez años después; «minimumDays», de 0 a 400."
    case .termTooLong: "El plazo pasa de cien años."
    case .firstPeriodTooLong: "Los intereses del primer periodo superan el pago nivelado."
    }
  }
}
