import Kernel

extension LineReplay {
  /// The cycle ends: what it earned is owed, the fees of having the line are charged, and a
  /// minimum is asked for.
  mutating func cut() {
    let day = cycle.cutOn
    accrue(to: day)
    chargeForHavingIt()
    bill(on: day, dueOn: dates.dueDate(of: day))
  }

  /// A closed line bears neither fee; a blocked one had nothing available, so no unused fee.
  private mutating func chargeForHavingIt() {
    guard !standing.isClosed else { return }
    let unused = terms.yearly(cycle.unused * Int128(terms.fees.unusedAnnualRate.millionths))
    add(terms.fee(unused), to: .fees)
    guard let annual = terms.fees.annual, cycle.number % 12 == 1 else { return }
    add(terms.fee(annual.of(limit, rounding: terms.rounding)), to: .fees)
  }

  /// Writes the statement and opens the next cycle.
  mutating func bill(on day: CalendarDate, dueOn: CalendarDate) {
    let earned = earned
    add(earned.interest, to: .ordinaryInterest)
    add(earned.moratorio, to: .moratorio)
    useCredit(on: day)
    let pastDue = minimums.reduce(Money.zero) { $0 + $1.unpaid.total }
    let required = require(interest: earned.interest, dueOn: dueOn)
    statements.append(
      LineStatement(
        number: cycle.number, startsOn: cycle.start, cutOn: day, dueOn: dueOn,
        opening: cycle.opening, draws: cycle.draws, payments: cycle.payments,
        refunds: cycle.refunds, interest: earned.interest, moratorio: earned.moratorio,
        fees: cycle.fees, averageBalance: earned.averageBalance, interestDays: earned.days,
        annualRate: annualRate, limit: limit, available: available, pastDue: pastDue,
        minimum: pastDue + required, paymentForNoInterest: owed.total))
    precondition(
      statements[statements.count - 1].closing == balance, "a statement adds up to what is owed")
    let next = dates.cutOff(after: day)
    cycle = LineCycle(
      number: cycle.number + 1, start: day, cutOn: next, opening: balance,
      grace: .init(amount: owed.total, through: min(dueOn, next.adding(days: -1))))
  }

  /// Asks for the minimum of what no earlier one asked for: charges first, and then principal.
  private mutating func require(interest: Part, dueOn: CalendarDate) -> Money {
    let least = terms.minimum.amount(
      owed: owed, open: ahead, interest: interest, limit: limit, rounding: terms.rounding)
    let asked = standing.isClosed ? ahead.total : least + max(.zero, usedAhead - limit)
    let amount = min(asked, ahead.total)
    guard amount.isPositive else { return .zero }
    var left = amount
    var minimum = OpenMinimum(statement: cycle.number, dueOn: dueOn, unpaid: .zero)
    for component in Self.requiredFirst {
      let part = ahead[component].covered(by: left)
      guard !part.isZero else { continue }
      ahead[component] -= part
      minimum.unpaid[component] += part
      left -= part.total
    }
    minimums.append(minimum)
    return amount
  }

  /// What would still be used once every earlier minimum is paid.
  private var usedAhead: Money {
    switch terms.limitCovers {
    case .principal: ahead.principal
    case .everythingOwed: ahead.total
    }
  }

  private static let requiredFirst: [Component] = [
    .ordinaryInterest, .moratorio, .fees, .insurance, .collectionFees, .principal,
  ]

  /// Once for each minimum, on the day after its due date.
  mutating func chargeLateFee(for index: Int) {
    let minimum = minimums[index]
    minimums[index].isLateFeeSettled = true
    guard case .fee(let fee) = terms.lateCharge else { return }
    accrue(to: minimum.dueOn.adding(days: 1))
    let overdue = minimum.unpaid.total
    let net = min(fee.of(overdue, rounding: terms.rounding), overdue)
    add(terms.fee(net), to: .collectionFees)
  }
}
