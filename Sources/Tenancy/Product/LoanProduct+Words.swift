import Kernel
import Lending

extension LoanProduct {
  /// How interest counts days, as the contract says it.
  public var dayCountText: String {
    let frequency = terms.frequency
    let formula = "\(interestBase) por tasa anual entre"
    switch terms.dayCount {
    case .byPeriod:
      guard let days = frequency.nominalDays else {
        return "\(formula) 360, por los días naturales transcurridos"
      }
      let whole = frequency.isFeminine ? "completa" : "completo"
      return "\(formula) 360, por \(days) días en cada \(frequency.periodWord) \(whole)"
    case .actual360: return "\(formula) 360, por los días naturales transcurridos"
    case .actual364: return "\(formula) 364, por los días naturales transcurridos"
    case .actual365: return "\(formula) 365, por los días naturales transcurridos"
    case .actualActual:
      return "\(formula) los días naturales del año, por los días naturales transcurridos"
    case .thirty360US, .thirty360European:
      return "\(formula) 360, por los días transcurridos en meses de 30 días"
    }
  }

  /// What the rate multiplies.
  private var interestBase: String {
    switch terms.method {
    case .flat: "monto original del crédito"
    case .level, .equalPrincipal, .interestOnly, .bullet, .balloon, .principalShares, .stepped,
      .fixedPayment, .payments, .principals:
      "saldo insoluto"
    }
  }

  /// What comes with each payment beside interest, as the contract says it; nil where nothing does.
  public var installmentChargesText: String? {
    let usual =
      terms.installmentFee.isZero ? [] : ["comisión de \(terms.installmentFee.text) más IVA"]
    let texts = usual + terms.charges.compactMap(\.perInstallmentText)
    return texts.isEmpty ? nil : texts.joined(separator: "; ")
  }

  /// What a payment reduces first, inside the oldest instalment.
  public var allocationText: String {
    terms.allocationOrder.map(Self.word).joined(separator: ", ") + "; cada concepto con su IVA"
  }

  private static func word(_ component: Component) -> String {
    switch component {
    case .collectionFees: "gastos de cobranza"
    case .fees: "comisiones"
    case .insurance: "primas de seguro"
    case .moratorio: "intereses moratorios"
    case .ordinaryInterest: "intereses ordinarios"
    case .principal: "capital"
    }
  }
}
