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
    let asks = payments(payment(for: principal, leaving: balloon, over: periods), over: periods)
    guard terms.installmentRounding.difference != .last else { return asks }
    return Leveling(terms: terms, balloon: balloon).leveled(asks, of: principal, over: periods)
  }
}

extension LevelInstallments {
  private func payment(
    for principal: Money, leaving balloon: Money, over periods: ArraySlice<Period>
  ) -> Money {
    if balloon.isZero,
      let near = NearAnnuity(terms: terms, periods: periods).payment(for: principal, terms)
    {
      return near
    }
    let annuity = Annuity(terms: terms, periods: periods)
    let (numerator, sum) = annuity.payment(for: principal, leaving: balloon)
    return terms.agreed(numerator, by: sum)
  }
}

/// The same payment in every period that does not spare principal.
func payments(_ payment: Money, over periods: ArraySlice<Period>) -> [Ask] {
  periods.map { $0.sparesPrincipal ? .principal(.zero) : .payment(payment) }
}
