import Kernel

extension LoanTerms {
  /// What the method asks of each period, so that the last one ends the loan. Each method has its
  /// file. Flat interest is on all that was lent, also on what is repaid at once.
  func asks(
    of principal: Money, lending lent: Money? = nil, over periods: ArraySlice<Period>
  ) throws(TermsRefused) -> Asks {
    switch method {
    case .level: LevelInstallments.asks(of: principal, over: periods, self)
    case .flat: .each(FlatInstallments(terms: self, lent: lent).asks(of: principal, over: periods))
    case .equalPrincipal: .each(EqualPrincipal(terms: self).asks(of: principal, over: periods))
    case .interestOnly, .bullet: PrincipalAtEnd.asks
    case .balloon(let amount):
      try BalloonInstallments(terms: self, amount: amount).asks(of: principal, over: periods)
    case .principalShares(let shares):
      .each(try PrincipalShares(shares: shares).asks(of: principal, over: periods))
    case .stepped(let change, let every):
      .each(
        try SteppedInstallments(terms: self, change: change, every: every)
          .asks(of: principal, over: periods))
    case .fixedPayment(let payment): FixedPayment(payment: payment).asks
    case .payments(let payments):
      .each(try AgreedPayments(payments: payments).asks(of: principal, over: periods))
    case .principals(let principals):
      .each(try AgreedPrincipals(principals: principals).asks(of: principal, over: periods))
    }
  }
}
