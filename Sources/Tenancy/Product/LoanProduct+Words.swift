import Kernel
import Lending

extension LoanProduct {
  /// `quincena`, `semana`: one period.
  public var periodWord: String {
    switch terms.frequency {
    case .weekly: "semana"
    case .catorcenal: "catorcena"
    case .quincenal: "quincena"
    case .monthly: "mes"
    }
  }

  /// `quincenas`, `meses`.
  public var periodsWord: String {
    switch terms.frequency {
    case .weekly: "semanas"
    case .catorcenal: "catorcenas"
    case .quincenal: "quincenas"
    case .monthly: "meses"
    }
  }

  /// `quincenal`: how often.
  public var frequencyAdjective: String {
    switch terms.frequency {
    case .weekly: "semanal"
    case .catorcenal: "catorcenal"
    case .quincenal: "quincenal"
    case .monthly: "mensual"
    }
  }

  /// How interest counts days, as the contract says it.
  public var dayCountText: String {
    switch terms.accrual {
    case .byPeriod:
      """
      \(interestBase) por tasa anual entre 360, por \(terms.frequency.nominalDays) días en cada \
      \(periodWord) \(terms.frequency == .monthly ? "completo" : "completa")
      """
    case .actual360:
      "\(interestBase) por tasa anual entre 360, por los días naturales transcurridos"
    }
  }

  /// What the rate multiplies.
  private var interestBase: String {
    switch terms.method {
    case .level: "saldo insoluto"
    case .flat: "monto original del crédito"
    }
  }

  /// What a payment reduces first, inside the oldest instalment.
  public var allocationText: String {
    terms.allocationOrder.map(Self.word).joined(separator: ", ") + "; cada concepto con su IVA"
  }

  private static func word(_ component: Component) -> String {
    switch component {
    case .collectionFees: "gastos de cobranza"
    case .fees: "comisiones"
    case .moratorio: "intereses moratorios"
    case .ordinaryInterest: "intereses ordinarios"
    case .principal: "capital"
    }
  }
}
