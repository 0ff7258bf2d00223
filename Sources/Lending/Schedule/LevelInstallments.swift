import Kernel

/// French amortisation: interest on the unpaid balance, and the same payment every time. It is lent
/// the terms, since a copy costs as much as several rows.
enum LevelInstallments {
  /// The same payment, so that a balloon, if there is one, is left for the last day beside it.
  /// Where payment holidays spare every period, the last takes all.
  static func asks(
    of principal: Money, leaving balloon: Money = .zero, over periods: ArraySlice<Period>,
    _ terms: LoanTerms
  ) -> Asks {
    guard periods.contains(where: { !$0.sparesPrincipal }) else { return PrincipalAtEnd.asks }
    let asks = Asks.same(
      .payment(payment(for: principal, leaving: balloon, over: periods, terms)))
    guard terms.installmentRounding.difference != .last else { return asks }
    let leveling = Leveling(terms: terms, balloon: balloon)
    return .each(leveling.leveled(asks.list(over: periods), of: principal, over: periods))
  }

  private static func payment(
    for principal: Money, leaving balloon: Money, over periods: ArraySlice<Period>,
    _ terms: LoanTerms
  ) -> Money {
    if let annuity = DigitAnnuity(terms: terms, periods: periods) {
      return terms.agreed(annuity.payment(for: principal, leaving: balloon))
    }
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
