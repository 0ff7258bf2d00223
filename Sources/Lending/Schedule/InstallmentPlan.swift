import Kernel

/// A way to spread principal over periods. One file each.
protocol InstallmentPlan {
  /// What each period asks, so that the last one ends the loan.
  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask]
}

extension LoanTerms {
  /// Flat interest is on all that was lent, also on what is repaid at once.
  func plan(lending lent: Money) -> any InstallmentPlan {
    method == .flat ? FlatInstallments(terms: self, lent: lent) : plan
  }

  var plan: any InstallmentPlan {
    switch method {
    case .level: LevelInstallments(terms: self)
    case .flat: FlatInstallments(terms: self)
    case .equalPrincipal: EqualPrincipal(terms: self)
    case .interestOnly, .bullet: PrincipalAtEnd()
    case .balloon(let amount): BalloonInstallments(terms: self, amount: amount)
    case .principalShares(let shares): PrincipalShares(shares: shares)
    case .stepped(let change, let every):
      SteppedInstallments(terms: self, change: change, every: every)
    case .fixedPayment(let payment): FixedPayment(payment: payment)
    case .payments(let payments): AgreedPayments(payments: payments)
    case .principals(let principals): AgreedPrincipals(principals: principals)
    }
  }
}
