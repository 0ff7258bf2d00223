import Kernel

/// German amortisation: the same principal every time, and interest on what is left.
struct EqualPrincipal {
  let terms: LoanTerms

  func asks(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    let paying = periods.count { !$0.sparesPrincipal }
    let share = terms.agreed(Int128(principal.minorUnits), by: Int128(max(1, paying)))
    var asks = periods.map { Ask.principal($0.sparesPrincipal ? .zero : share) }
    if terms.installmentRounding.difference == .first,
      let first = periods.firstIndex(where: { !$0.sparesPrincipal })
    {
      asks[first - periods.startIndex] = .principal(principal - share * (paying - 1))
    }
    return asks
  }
}
