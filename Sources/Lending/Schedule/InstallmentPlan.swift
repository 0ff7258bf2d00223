import Kernel

/// A way to spread principal over periods. One file each.
protocol InstallmentPlan {
  /// What each period asks, so that the last one ends the loan.
  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask]
}

extension LoanTerms {
  /// Flat interest is on all that was lent, also on what is repaid at once.
  func asks(
    of principal: Money, lending lent: Money? = nil, over periods: ArraySlice<Period>
  ) throws(TermsRefused) -> [Ask] {
    switch method {
    case .level: LevelInstallments(terms: self).asks(of: principal, over: periods)
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
