import Kernel

extension LoanTerms {
  /// What would have to change for level payments to repay something from the first on: its date,
  /// where a period no longer than the next is enough; what payments are multiples of; the
  /// principal, where not even without interest is there enough of it; or else the rate.
  func levelRefusal(over periods: [Period]) -> TermsRefused {
    var usual = periods
    usual[0].levelWeight = min(periods[0].levelWeight, periods[1].levelWeight)
    if isRepaidLevel(over: usual) {
      if case .dates = frequency { return .frequencyImpossible(.firstDateTooFar) }
      return .firstPeriodTooLong
    }
    var changed = self
    changed.installmentRounding = .toTheCentavo
    if changed.isRepaidLevel(over: usual) { return .roundingImpossible }
    changed.annualRate = .zero
    guard changed.isRepaidLevel(over: usual) else { return .principalTooSmall }
    return .paymentRepaysNothing
  }

  /// Whether level payments cover the interest of every row, and repay some of the first.
  private func isRepaidLevel(over periods: [Period]) -> Bool {
    let asks = LevelInstallments.asks(of: plannedPrincipal, over: periods[...], self)
    var amortization = Amortization(self, of: plannedPrincipal)
    let rows = amortization.rows(asks, over: periods[...])
    let isRepaid = rows.indices.allSatisfy { place in
      guard case .payment(let payment) = asks.ask(at: place, of: periods[place]) else {
        return true
      }
      return payment >= rows[place].levelInterest
    }
    return isRepaid && rows.count == periods.count && rows[0].principal.isPositive
  }
}
