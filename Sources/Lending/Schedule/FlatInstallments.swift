import Kernel

/// Equal principal, and interest on the original amount however much of it is repaid. Where
/// instalments are multiples of more than a centavo, the payment is, and principal gives way.
struct FlatInstallments: InstallmentPlan {
  let terms: LoanTerms
  /// What interest is on, where it is more than the instalments repay.
  var lent: Money?

  func asks(of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    let paying = periods.count { !$0.sparesPrincipal }
    let count = Int128(max(1, paying))
    guard terms.installmentRounding.multiple > .centavos(1) else {
      let share = terms.agreed(Int128(principal.minorUnits), by: count)
      return periods.map { .principal($0.sparesPrincipal ? .zero : share) }
    }
    return periods.map { period in
      guard !period.sparesPrincipal else { return .principal(.zero) }
      let interest =
        Int128((lent ?? principal).minorUnits) * Int128(terms.annualRate.millionths)
        * Int128(period.levelWeight)
      let year = Int128(Rate.one.millionths) * Int128(terms.dayCount.year)
      let exact = Int128(principal.minorUnits) * year + interest * count
      return .payment(terms.agreed(exact, by: year * count))
    }
  }
}
