import Kernel

/// French amortisation: interest on the unpaid balance, and the same payment every time.
struct LevelInstallments: InstallmentPlan {
  let terms: LoanTerms

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    let asks = payments(payment(for: principal, over: periods), over: periods)
    return Leveling(terms: terms).leveled(asks, of: principal, over: periods)
  }

  private func payment(for principal: Money, over periods: ArraySlice<Period>) -> Money {
    let (numerator, sum) = Annuity(terms: terms, periods: periods).payment(for: principal)
    return terms.agreed(numerator, by: sum)
  }
}

/// The same payment in every period that does not spare principal.
func payments(_ payment: Money, over periods: ArraySlice<Period>) -> [Ask] {
  periods.map { $0.sparesPrincipal ? .principal(.zero) : .payment(payment) }
}
