import Kernel

extension ScheduleExplainer {
  /// Where the row's principal comes from.
  var principalWords: String {
    if isLast { return "el último pago liquida el saldo" }
    switch ask {
    case .payment(let payment): return leftWords(of: payment)
    case .principal: return plan.principalWords(row.principal, interest: levelInterest(plan))
    case nil: return "según la tabla"
    }
  }

  /// What interest leaves of a payment.
  private func leftWords(of payment: Money) -> String {
    let left = payment - row.principal
    let isStub = running == nil && plan.period.levelWeight != plan.period.weight
    let which = isStub ? " de un periodo completo" : left == row.interest ? "" : " de este periodo"
    return "\(payment.text) − \(left.text) de intereses\(which)"
  }
}

extension RowPlan {
  /// Where a principal that no payment decides comes from.
  func principalWords(_ amount: Money, interest: Money) -> String {
    switch terms.method {
    case .flat where terms.installmentRounding.multiple > .centavos(1) && !period.sparesPrincipal:
      flatWords(amount, interest: interest)
    case .flat, .equalPrincipal:
      period.sparesPrincipal ? Self.graceWords : equalWords(amount)
    case .interestOnly, .bullet: "el capital se paga al final"
    case .principalShares(let shares): sharedWords(amount, shares.suffix(periods.count))
    case .principals(let principals): agreedWords(amount, principals.suffix(periods.count))
    case .level, .balloon, .stepped, .fixedPayment, .payments: Self.graceWords
    }
  }

  private static let graceWords = "en gracia: no se paga capital"

  private func equalWords(_ amount: Money) -> String {
    "\(principal.text) ÷ \(paying) pagos con capital"
      + roundingWords(Int128(principal.minorUnits), by: Int128(paying), to: amount, remainder)
  }

  /// The payment is what is rounded, and principal gives way.
  private func flatWords(_ amount: Money, interest: Money) -> String {
    var plain = self.terms
    plain.installmentRounding.difference = .last
    let asks = FlatInstallments(terms: plain, lent: lent).asks(of: principal, over: periods)
    guard case .principal(let share) = asks[place] else { return "según la tabla" }
    let payment = share + interest
    return "\(payment.text) − \(interest.text) de intereses"
      + (amount - share).remainderWords(remainder, terms)
      + "; \(payment.text) son \(principal.text) ÷ \(paying) pagos con capital y los intereses, "
      + "a múltiplos de \(terms.installmentRounding.multiple.text)"
  }

  private func sharedWords(_ amount: Money, _ shares: ArraySlice<Rate>) -> String {
    let share = shares[shares.startIndex + place]
    let whole = Rate(millionths: shares.reduce(0) { $0 + $1.millionths })
    let left = whole == .one ? "" : " ÷ \(whole.text)"
    let exact = centavos(
      Int128(principal.minorUnits) * Int128(share.millionths), by: Int128(whole.millionths))
    return "\(share.text) de \(principal.text)\(left)"
      + (amount - exact).remainderWords(.parts, terms)
  }

  private func agreedWords(_ amount: Money, _ principals: ArraySlice<Money>) -> String {
    let (own, whole) = (principals[principals.startIndex + place], principals.sum)
    if own == amount { return "capital acordado" }
    let exact = centavos(
      Int128(principal.minorUnits) * Int128(own.minorUnits), by: Int128(whole.minorUnits))
    return "capital acordado \(own.text) × \(principal.text) ÷ \(whole.text)"
      + (amount - exact).remainderWords(.parts, terms)
  }
}
