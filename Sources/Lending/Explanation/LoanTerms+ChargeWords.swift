import Kernel

extension LoanTerms {
  /// The charges of one kind that come with an instalment: by name, and what a share is of.
  func chargeWords(_ kind: Charge.Kind, with row: ChargedRow) -> String {
    let usual =
      kind == .fee && !installmentFee.isZero ? ["comisión por pago \(installmentFee.text)"] : []
    let named = charges.filter { $0.kind == kind && row.bears($0) }.map { charge in
      let called = charge.name ?? charge.code
      return switch charge.amount {
      case .fixed(let amount): "\(called) \(amount.text)"
      case .share(let rate, let base):
        "\(called) \(rate.text) \(base.words) \(self.base(base, with: row).text)"
      }
    }
    return (usual + named).joined(separator: " + ")
  }

  /// The IVA of the charges of one kind, each on its own amount: `$25.00 × 16% + $50.00 × 8%`.
  func chargeIVAWords(_ kind: Charge.Kind, with row: ChargedRow) -> String {
    let rate = ivaRate(of: .fees, on: row.end, due: row.end)
    var taxed = kind == .fee && !installmentFee.isZero ? [(installmentFee, rate)] : []
    for charge in charges where charge.kind == kind && row.bears(charge) {
      taxed.append((part(of: charge, with: row).net, charge.iva ?? rate))
    }
    taxed.removeAll { $0.0.isZero || $0.1 == .zero }
    return taxed.map { "\($0.text) × \($1.text)" }.joined(separator: " + ") + " de IVA"
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
