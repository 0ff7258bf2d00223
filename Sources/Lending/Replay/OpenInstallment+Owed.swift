import Kernel

extension OpenInstallment {
  /// All that is still to pay, disputed or not, but for what lateness earns by a date: its
  /// moratorio says what was paid of that, less than nothing.
  @inline(__always)
  var left: Balance {
    let left = owed - paid
    guard let unusual else { return left }
    return left + unusual.moved
  }

  @inline(__always)
  var unpaidPrincipal: Money {
    let left = owed.principal - paid.principal
    guard let unusual else { return left }
    return left + unusual.moved.principal
  }

  /// The part of the table that is unpaid; moratorio and collection fees do not make one late, and
  /// neither does the interest that an overdue instalment goes on earning.
  @inline(__always)
  var unpaidOfTable: Money {
    let left = left
    return left.principal + max(.zero, left.ordinaryInterest.total) + left.fees.total
      + left.insurance.total
  }

  /// What is left to pay of one component on `date`, but for what is disputed.
  @inline(__always)
  func remaining(_ component: Component, on date: CalendarDate, terms: LoanTerms) -> Part {
    var remaining = owed[component] - paid[component]
    if let unusual { remaining += unusual.asked(component) }
    switch component {
    case .moratorio: return remaining + moratorioEarned(by: date, terms: terms)
    case .ordinaryInterest: return remaining + lateInterest(by: date, terms: terms)
    case .principal, .fees, .insurance, .collectionFees: return remaining
    }
  }

  @inline(__always)
  func remaining(on date: CalendarDate, terms: LoanTerms) -> Balance {
    var remaining = left
    if let unusual { remaining = remaining - unusual.value.disputed }
    remaining.moratorio += moratorioEarned(by: date, terms: terms)
    remaining.ordinaryInterest += lateInterest(by: date, terms: terms)
    return remaining
  }

  /// Principal that is left says it at once.
  @inline(__always)
  var isPlainlyOpen: Bool { isUsual && owed.principal > paid.principal }

  /// Whether events may pass it by. It changes nothing: the row is lent where it stands, since a
  /// copy of it costs more than the answer.
  mutating func isOver(on date: CalendarDate, terms: LoanTerms) -> Bool {
    clearedOn != nil || !isPlainlyOpen && isCleared(on: date, terms: terms)
  }

  /// Nothing of it is owed, disputed or not.
  @inline(__always)
  func isCleared(on date: CalendarDate, terms: LoanTerms) -> Bool {
    let lateness =
      moratorioEarned(by: date, terms: terms) + lateInterest(by: date, terms: terms)
    return (left.total + lateness.total).isZero
  }
}

extension OpenInstallment {
  /// Interest of the table earned by the end of `date`: evenly through the period, never before
  /// it.
  @inline(__always)
  func tableInterestEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    if date >= periodEnd { return owed.ordinaryInterest }
    let earned =
      isUsual ? earning.earned(by: date, terms.rounding) : allEarned(by: date, terms.rounding)
    return earned.isZero ? .zero : withIVA(earned, terms)
  }

  /// With that of earlier periods which it asks.
  private func allEarned(by date: CalendarDate, _ rounding: Rounding) -> Money {
    waiting.reduce(earning.earned(by: date, rounding)) { $0 + $1.earned(by: date, rounding) }
  }

  /// Interest of it with its IVA.
  @inline(__always)
  func withIVA(_ interest: Money, _ terms: LoanTerms) -> Part {
    terms.withIVA(interest, of: owed.ordinaryInterest, endingOn: periodEnd)
  }

  /// All interest earned by the end of `date`: of the table, of its lateness, and what it was
  /// brought.
  @inline(__always)
  func interestEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    let earned = tableInterestEarned(by: date, terms: terms)
    if isUsual, !terms.lateInterestRuns { return earned }
    return earned + brought.ordinaryInterest + lateInterest(by: date, terms: terms)
  }
}
