import Kernel

/// French amortisation: interest on the unpaid balance, and the same payment every time.
struct LevelInstallments: InstallmentPlan {
  let terms: LoanTerms

  func asks(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    level(of: principal, leaving: .zero, over: periods)
  }

  /// The same payment, so that a balloon is left for the last day beside it.
  func level(
    of principal: Money, leaving balloon: Money, over periods: ArraySlice<Period>
  ) -> [Ask] {
    let annuity = Annuity(terms: terms, periods: periods)
    let (numerator, sum) = annuity.payment(for: principal, leaving: balloon)
    let asks = payments(terms.agreed(numerator, by: sum), over: periods)
    return Leveling(terms: terms, balloon: balloon).leveled(asks, of: principal, over: periods)
  }
}

/// The same payment in every period that does not spare principal.
func payments(_ payment: Money, over periods: ArraySlice<Period>) -> [Ask] {
  periods.map { $0.sparesPrincipal ? .principal(.zero) : .payment(payment) }
}
