import Kernel

extension LoanTerms {
  /// What the method asks of each period, so that the last one ends the loan. Each method has its
  /// file. Flat interest is on all that was lent, also on what is repaid at once.
  func asks(
    of principal: Money, lending lent: Money? = nil, over periods: ArraySlice<Period>
  ) throws(TermsRefused) -> [Ask] {
    switch method {
    case .level: LevelInstallments.asks(of: principal, over: periods, self)
    case .flat: FlatInstallments(terms: self, lent: lent).asks(of: principal, over: periods)
    case .equalPrincipal: EqualPrincipal(terms: self).asks(of: principal, over: periods)
    case .interestOnly, .bullet: PrincipalAtEnd().asks(of: principal, over: periods)
    case .balloon(let amount):
      try BalloonInstallments(terms: self, amount: amount).asks(of: principal, over: periods)
    case .principalShares(let shares):
      try PrincipalShares(shares: shares).asks(of: principal, over: periods)
    case .stepped(let change, let every):
      try SteppedInstallments(terms: self, change: change, every: every)
        .asks(of: principal, over: periods)
    case .fixedPayment(let payment):
      FixedPayment(payment: payment).asks(of: principal, over: periods)
    case .payments(let payments):
      try AgreedPayments(payments: payments).asks(of: principal, over: periods)
    case .principals(let principals):
      try AgreedPrincipals(principals: principals).asks(of: principal, over: periods)
    }
  }
}
