import Kernel

extension Replay {
  /// Principal paid before its day stops bearing interest: every instalment to come keeps its
  /// principal and bears interest on what is unpaid. Flat interest is on what was lent, and stays.
  mutating func followPrincipal(on date: CalendarDate) {
    guard terms.method != .flat, let places = ahead(of: date) else { return }
    if isRunning(on: date) {
      let ahead = rows[places]
      return run { $0.follow(ahead, on: date) }
    }
    var base = unpaidPrincipal(in: places)
    reworked += places.count
    for index in places where rows[index].isOfTable {
      let row = rows[index]
      let period = Period(of: row, terms: terms)
      guard !period.defersInterest else { return }
      let interest = terms.interest(on: base, weight: period.weight)
      base -= row.unpaidPrincipal
      if index == places.lowerBound, date > row.periodStart {
        rows[index].follow(interest, from: date, terms: terms)
      } else {
        rows[index].bear(interest, terms: terms)
      }
    }
  }
}

extension OpenInstallment {
  /// What the running period has earned stays; its other days bear the new interest.
  fileprivate mutating func follow(_ interest: Money, from date: CalendarDate, terms: LoanTerms) {
    guard date < periodEnd else { return }
    let earned = tableInterestEarned(by: date, terms: terms).net
    let units = terms.rounding.divide(
      Int128(interest.minorUnits) * Int128(date.days(to: periodEnd)),
      by: Int128(periodStart.days(to: periodEnd)))
    bear(earned + Money(minorUnits: units), terms: terms)
    (interestBefore, accrualFrom) = (earned, date)
  }

  /// Never less than was paid of it ahead.
  fileprivate mutating func bear(_ interest: Money, terms: LoanTerms) {
    owed.ordinaryInterest = withIVA(interest, terms).atLeast(clearedOfTable(terms))
  }
}
