public import Kernel

/// Why a quoted or floating rate gives no rate to bear interest with. The field is named.
public enum RateRefused: Refusal, Hashable {
  case rateNegative
  /// More digits than a rate has, or a compounding that leaves none.
  case rateOutOfRange
  /// A rate a period, for instalments on dates agreed one by one: no period to speak of.
  case periodUnknown
  case indexMissing
  case floorAboveCap
  case resetsImpossible
  case lookbackOutOfRange
  case multipleNotPositive
  case changeMaxNegative
  case startMissing
  /// No index of those agreed had been published by that day.
  case fixingMissing(on: CalendarDate)

  public var problem: Problem {
    Problem(
      "lending/rate-refused", status: 422, title: "La tasa no se puede determinar",
      detail: words.detail, members: ["reason": words.reason, "field": field])
  }

  /// What has to change, by its name in a manifest or a request.
  public var field: String {
    switch self {
    case .rateNegative, .rateOutOfRange, .periodUnknown, .startMissing: "annualRate"
    case .indexMissing: "index"
    case .floorAboveCap: "floor"
    case .resetsImpossible: "resets"
    case .lookbackOutOfRange: "lookbackDays"
    case .multipleNotPositive: "multiple"
    case .changeMaxNegative: "changeMax"
    case .fixingMissing: "market"
    }
  }

  private var words: (reason: String, detail: String) {
    switch self {
    case .rateNegative: ("rateNegative", "Una tasa no puede ser negativa.")
    case .rateOutOfRange: ("rateOutOfRange", "Una tasa está fuera de rango.")
    case .periodUnknown:
      ("periodUnknown", "Una tasa por periodo requiere pagos con una frecuencia fija.")
    case .indexMissing: ("indexMissing", "Falta la tasa de referencia.")
    case .floorAboveCap: ("floorAboveCap", "La tasa mínima supera la máxima.")
    case .resetsImpossible: ("resetsImpossible", "Las fechas de revisión no son posibles.")
    case .lookbackOutOfRange:
      ("lookbackOutOfRange", "Los días de anticipación van de 0 a \(FloatingRate.lookbackDaysMax).")
    case .multipleNotPositive:
      ("multipleNotPositive", "El múltiplo de redondeo debe ser mayor que cero.")
    case .changeMaxNegative: ("changeMaxNegative", "El cambio máximo no puede ser negativo.")
    case .startMissing: ("startMissing", "Falta el inicio del primer periodo.")
    case .fixingMissing(let date):
      (
        "fixingMissing",
        "Falta el valor de la tasa de referencia publicado el \(date.text.long) o antes."
      )
    }
  }
}
