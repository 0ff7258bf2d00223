public import Kernel

/// Why a tax cannot be worked out. The field is named.
public enum TaxRefused: Refusal, Hashable {
  case amountNegative
  case periodEmpty
  /// Neither for the day nor, where the law lets it stand in, for the period before.
  case udiNotPublished(on: CalendarDate)
  case ivaOutOfRange
  case ivaStepsUnordered

  public var problem: Problem {
    Problem(
      "lending/tax-refused", status: 422, title: "El impuesto no se puede determinar",
      detail: words.detail, members: ["reason": words.reason])
  }

  private var words: (reason: String, detail: String) {
    switch self {
    case .amountNegative: ("amountNegative", "La base y los intereses no pueden ser negativos.")
    case .periodEmpty: ("periodEmpty", "El periodo de intereses no tiene días.")
    case .udiNotPublished(let date):
      ("udiNotPublished", "No hay valor de la UDI publicado para el \(date).")
    case .ivaOutOfRange: ("ivaOutOfRange", "La tasa de IVA va de 0 % a 100 %.")
    case .ivaStepsUnordered:
      ("ivaStepsUnordered", "Las fechas de cambio del IVA deben ir en orden.")
    }
  }
}
