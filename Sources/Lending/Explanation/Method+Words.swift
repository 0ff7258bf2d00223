import Kernel

extension RepaymentMethod {
  /// Where a payment of principal and interest comes from.
  var paymentWords: String {
    switch self {
    case .level, .bullet: "pago nivelado: el que salda el crédito en sus periodos"
    case .flat: "capital ÷ pagos + interés sobre el monto original"
    case .equalPrincipal, .principalShares, .principals, .interestOnly: "capital más intereses"
    case .balloon: "pago nivelado que deja el pago final acordado"
    case .stepped: "pago del escalón"
    case .fixedPayment: "pago fijo acordado"
    case .payments: "pago acordado"
    }
  }

  /// Where a principal that no payment decides comes from.
  var principalWords: String {
    switch self {
    case .flat, .equalPrincipal: "capital ÷ número de pagos"
    case .interestOnly, .bullet: "el capital se paga al final"
    case .principalShares: "parte acordada del capital"
    case .principals: "capital acordado"
    case .level, .balloon, .stepped, .fixedPayment, .payments: "en gracia: no se paga capital"
    }
  }
}

extension LoanTerms {
  /// The charges of one kind that come with instalments, by name.
  func chargeWords(_ kind: Charge.Kind, with row: ChargedRow) -> String {
    let usual =
      kind == .fee && !installmentFee.isZero ? ["comisión por pago \(installmentFee.text)"] : []
    let named = charges.filter { $0.kind == kind && row.bears($0) }
    return (usual + named.map(\.words)).joined(separator: " + ")
  }
}

extension Charge {
  fileprivate var words: String {
    switch amount {
    case .fixed(let amount): "\(name ?? code) \(amount.text)"
    case .share(let rate, let base): "\(name ?? code) \(rate.text) \(base.words)"
    }
  }
}

extension Charge.Base {
  /// Of what a share is, said of one payment.
  public var words: String {
    switch self {
    case .principal: "del monto"
    case .disbursed: "de lo prestado"
    case .balance: "del saldo"
    case .installment: "del pago"
    case .interest: "de los intereses"
    }
  }
}
