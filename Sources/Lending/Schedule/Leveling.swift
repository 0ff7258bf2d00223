import Kernel

/// Moves the difference that rounding leaves in the last of several level payments to where the
/// contract wants it.
struct Leveling {
  let terms: LoanTerms

  func leveled(_ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>) -> [Ask] {
    switch terms.installmentRounding.difference {
    case .last: asks
    case .first: inFirst(asks, of: principal, over: periods)
    case .spread: spread(asks, of: principal, over: periods)
    }
  }

  /// The first payment grows by what the difference is worth on its day.
  private func inFirst(
    _ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>
  ) -> [Ask] {
    guard asks.count > 1, case .payment(let first) = asks[0] else { return asks }
    let left = difference(asks, of: principal, over: periods)
    let annuity = Annuity(terms: terms, periods: periods.dropFirst())
    let worth = terms.rounding.divide(
      Int128(left.minorUnits) * annuity.last, by: Annuity.one)
    var leveled = asks
    leveled[0] = .payment(first + Money(minorUnits: worth))
    return leveled
  }

  /// Every payment grows by its share of the difference, where that brings the last one closer.
  private func spread(
    _ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>
  ) -> [Ask] {
    let left = difference(asks, of: principal, over: periods)
    let count = Int64(asks.count)
    guard left.minorUnits.magnitude > UInt64(count / 2) else { return asks }
    let share = Money(minorUnits: terms.rounding.divide(Int128(left.minorUnits), by: Int128(count)))
    let tried = asks.map { ask in
      switch ask {
      case .payment(let payment): Ask.payment(payment + share)
      case .principal: ask
      }
    }
    let after = difference(tried, of: principal, over: periods)
    return after.minorUnits.magnitude < left.minorUnits.magnitude ? tried : asks
  }

  /// By how much the last payment differs from what is asked of it.
  private func difference(
    _ asks: [Ask], of principal: Money, over periods: ArraySlice<Period>
  ) -> Money {
    let rows = Amortization(terms).rows(principal, asks: asks, over: periods)
    guard rows.count == asks.count, let last = rows.last, case .payment(let asked) = asks.last
    else { return .zero }
    let index = periods.endIndex - 1
    let interest = terms.interest(on: last.base, weight: periods[index].levelWeight)
    return last.principal + interest - asked
  }
}
