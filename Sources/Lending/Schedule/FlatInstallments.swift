import Kernel

/// Equal principal, and interest on the original amount however much of it is repaid.
struct FlatInstallments {
  let terms: LoanTerms

  func plan(_ periods: [Period]) -> [InterestAndPrincipal] {
    let principal = terms.amortizedPrincipal
    let share = share(of: principal, count: periods.count)
    return plan(principal, days: periods.map(\.interestDays), share: share)
  }

  func share(of principal: Money, count: Int) -> Money {
    let units = terms.rounding.divide(Int128(principal.minorUnits), by: Int128(count))
    return Money(minorUnits: units, currency: principal.currency)
  }

  /// As many lines as the share needs, at most one a period; the last takes what is left.
  func plan(_ principal: Money, days: [Int], share: Money) -> [InterestAndPrincipal] {
    var balance = principal
    var lines: [InterestAndPrincipal] = []
    lines.reserveCapacity(days.count)
    for (index, length) in days.enumerated() where balance.isPositive {
      let repaid = index == days.count - 1 ? balance : min(share, balance)
      let interest = principal.interest(
        at: terms.annualRate, days: length, basis: .year360, rounding: terms.rounding)
      lines.append(InterestAndPrincipal(base: principal, interest: interest, principal: repaid))
      balance -= repaid
    }
    return lines
  }
}
