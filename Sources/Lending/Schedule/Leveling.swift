import Kernel

/// Moves the difference that rounding leaves in the last of several payments to where the contract
/// wants it.
struct Leveling {
  let terms: LoanTerms
  /// What the last payment carries beside its own.
  var balloon = Money.zero

  func leveled(_ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    switch terms.installmentRounding.difference {
    case .last: asks
    case .first: inFirst(asks, of: principal, over: periods)
    case .spread: spread(asks, of: principal, over: periods)
    }
  }

  /// The first payment takes what the principal is worth beyond all of them.
  func inFirst(_ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    let factors = Annuity.factors(terms: terms, periods: periods)
    guard asks.count > 1, let first = factors.firstIndex(where: { $0 > 0 }),
      case .payment(let payment) = asks[first]
    else { return asks }
    var missing = Int128(principal.minorUnits) * Annuity.one
    missing -= Int128(balloon.minorUnits) * (factors.last ?? 0)
    for case (.payment(let payment), let factor) in zip(asks, factors) {
      missing -= Int128(payment.minorUnits) * factor
    }
    let more = Money(minorUnits: terms.rounding.divide(missing, by: factors[first]))
    var leveled = asks
    leveled[first] = .payment(payment + more)
    return leveled
  }

  /// Every payment moves by its share of the difference, in whole multiples, where that brings the
  /// last one closer.
  private func spread(
    _ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>
  ) -> [Ask] {
    guard let left = difference(asks, of: principal, over: periods) else { return asks }
    let share = terms.agreed(Int128(left.minorUnits), by: Int128(asks.count))
    guard !share.isZero else { return asks }
    let tried = asks.map { ask in
      switch ask {
      case .payment(let payment): Ask.payment(payment + share)
      case .principal: ask
      }
    }
    guard let after = difference(tried, of: principal, over: periods) else { return asks }
    return after.minorUnits.magnitude < left.minorUnits.magnitude ? tried : asks
  }

  /// By how much the last payment differs from what is asked of it; nil where it never comes.
  private func difference(
    _ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>
  ) -> Money? {
    var amortization = Amortization(terms, of: principal)
    let rows = amortization.rows(.each(asks), over: periods)
    guard rows.count == asks.count, let last = rows.last, case .payment(let asked) = asks.last
    else { return nil }
    let index = periods.endIndex - 1
    let interest = terms.interest(on: last.base, weight: periods[index].levelWeight)
    return last.principal + interest - asked - balloon
  }
}
