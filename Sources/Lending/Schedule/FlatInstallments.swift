import Kernel

/// Equal principal, and interest on the original amount however much of it is repaid. Where
/// instalments are multiples of more than a centavo, the payment is, and principal gives way.
struct FlatInstallments {
  let terms: LoanTerms
  /// What interest is on, where it is more than the instalments repay.
  var lent: Money?

  func asks(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    guard terms.installmentRounding.multiple > .centavos(1) else {
      return EqualPrincipal(terms: terms).asks(of: principal, over: periods)
    }
    let count = Int128(max(1, periods.count { !$0.sparesPrincipal }))
    let shares = periods.map { period in
      period.sparesPrincipal ? .zero : share(of: principal, by: count, period)
    }
    var asks = shares.map { Ask.principal($0) }
    if terms.installmentRounding.difference == .first,
      let first = periods.firstIndex(where: { !$0.sparesPrincipal })
    {
      let index = first - periods.startIndex
      asks[index] = .principal(principal - shares.sum + shares[index])
    }
    return asks
  }

  /// What the agreed payment leaves for principal.
  private func share(of principal: Money, by count: Int128, _ period: Period) -> Money {
    let year = Int128(Rate.one.millionths) * Int128(terms.dayCount.year)
    let base = lent ?? principal
    let interest =
      Int128(base.minorUnits) * Int128(terms.annualRate.millionths) * Int128(period.levelWeight)
    let payment = terms.agreed(
      Int128(principal.minorUnits) * year + interest * count, by: year * count)
    return payment - terms.interest(on: base, weight: period.levelWeight)
  }
}
