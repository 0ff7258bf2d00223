import Kernel

extension LineReplay {
  /// Counts the nights before `day`, in stretches within which nothing becomes overdue.
  mutating func accrue(to day: CalendarDate) {
    while accruedTo < day {
      let next = minimums.first { $0.dueOn > accruedTo }?.dueOn ?? day
      let end = min(day, next)
      accrue(through: end)
      accruedTo = end
    }
  }

  private mutating func accrue(through end: CalendarDate) {
    let days = accruedTo.days(to: end)
    let weight = Int128(cycle.weigh(to: end, terms.dayCount))
    let rated = weight * Int128(annualRate.millionths)
    let overdue = overdue(on: end)
    let bearing = bearing(overdue)
    cycle.bearing.add(bearing.always, days: days, rated: rated)
    cycle.purchases.add(bearing.purchases, days: days, rated: rated)
    cycle.rated += rated
    cycle.unused += Int128(undrawn.minorUnits) * weight
    cycle.moratorio +=
      Int128(moratorioBase(overdue).minorUnits) * Int128(moratorioRate.millionths) * weight
  }

  /// What was unpaid of minimums when their due date had gone by.
  func overdue(on date: CalendarDate) -> Balance {
    minimums.reduce(into: .zero) { if $1.dueOn < date { $0 += $1.unpaid } }
  }

  private func moratorioBase(_ overdue: Balance) -> Money {
    guard case .moratorio(_, let base, _) = terms.lateCharge else { return .zero }
    switch base {
    case .overduePrincipal: return overdue.principal
    case .overdueInstallment: return overdue.principal + overdue.ordinaryInterest.net
    case .outstandingPrincipal: return overdue.total.isPositive ? drawn.total : .zero
    }
  }

  /// What bears ordinary interest tonight: always, and unless the statement before is paid.
  private func bearing(_ overdue: Balance) -> (always: Money, purchases: Money) {
    var principal = drawn
    if case .moratorio(_, _, .stops) = terms.lateCharge {
      principal.repay(overdue.principal, order: terms.allocation.draws)
    }
    var always = principal.cash
    switch terms.interest.bearing {
    case .principal: break
    case .principalAndUnpaidInterest: always += owed.ordinaryInterest.net
    }
    switch terms.interest.interestFree {
    case .nothing: return (always + principal.purchases, .zero)
    case .purchasesPaidInFull: return (always, principal.purchases)
    }
  }

  /// What the nights counted so far have earned in this cycle.
  var earned: LineEarned {
    let days = cycle.start.days(to: accruedTo)
    func interest(_ balances: BalanceDays) -> Part {
      terms.interest(terms.interest(on: balances, days: days, rated: cycle.rated))
    }
    let whole = cycle.bearing + cycle.purchases
    let state = cycle.graceState(on: accruedTo)
    let base = state == .lost ? whole : cycle.bearing
    let certain = interest(base)
    return LineEarned(
      interest: certain, interestAtStake: state == .open ? interest(whole) - certain : .zero,
      moratorio: terms.interest(terms.yearly(cycle.moratorio)),
      averageBalance: base.average(days: days, rounding: terms.rounding), days: days)
  }
}

/// What a running cycle has earned and its cut-off will charge.
struct LineEarned {
  let interest: Part
  /// What purchases will have earned too unless the statement before is paid in full in time.
  let interestAtStake: Part
  let moratorio: Part
  let averageBalance: Money
  let days: Int
}
