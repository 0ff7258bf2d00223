import Kernel

extension OpenInstallment {
  /// The table asks other figures of it. Interest that was paid ahead is not given back.
  mutating func reschedule(principal: Money, interest: Money, terms: LoanTerms) {
    owed.principal = principal
    bear(interest, terms: terms)
    if unpaidOfTable.isPositive { (settledOn, clearedOn) = (nil, nil) }
  }

  /// So much interest, and never less than what was paid of it.
  mutating func bear(_ interest: Money, terms: LoanTerms) {
    owed.ordinaryInterest = withIVA(interest, terms).atLeast(clearedOfTable(terms))
    let beyond = owed.ordinaryInterest.net - interest
    if beyond != paidBeyond { change { $0.paidBeyond = beyond } }
  }

  @inline(__always)
  var paidBeyond: Money { unusual?.value.paidBeyond ?? .zero }

  /// Paid, or no longer asked.
  @inline(__always)
  var cleared: Balance { isUsual ? paid : paid + relieved }

  /// Of the table's interest, what is cleared: what it was brought is cleared first, and what its
  /// lateness had earned until what is overdue last changed.
  func clearedOfTable(_ terms: LoanTerms) -> Part {
    if isUsual { return paid.ordinaryInterest }
    let late = lateInterest(by: lateness.since, terms: terms)
    return cleared(.ordinaryInterest, after: brought.ordinaryInterest + late)
  }

  /// The same of its own fees and premiums.
  func clearedOfOwn(_ component: Component) -> Part {
    isUsual ? paid[component] : cleared(component, after: brought[component])
  }

  private func cleared(_ component: Component, after other: Part) -> Part {
    let cleared = cleared[component]
    return cleared.total > other.total ? cleared - other : .zero
  }

  /// The fees that remain where the table asks nothing more of it.
  var feesWithoutTable: Part { charged.atLeast(clearedOfOwn(.fees)) }

  /// Whether something was paid of it, brought to it or charged with it.
  var isTouched: Bool {
    !cleared.isZero || !brought.isZero || !charged.isZero || !owed.collectionFees.isZero
  }

  /// As it stays once the loan needs it no more: nil where nothing was paid, brought or charged.
  func ended(on date: CalendarDate, terms: LoanTerms) -> Self {
    var ended = self
    ended.owed = Balance(
      principal: cleared.principal, ordinaryInterest: clearedOfTable(terms),
      fees: feesWithoutTable, insurance: clearedOfOwn(.insurance),
      collectionFees: owed.collectionFees)
    if ended.unpaidOfTable.isZero, settledOn == nil { ended.settledOn = date }
    return ended
  }

  /// What it asks is all that it ever earns.
  mutating func earnNoMore() {
    (interestBefore, waiting) = (owed.ordinaryInterest.net, [])
    if !paidBeyond.isZero { change { $0.paidBeyond = .zero } }
  }

  /// As it stays once everything it owed was taken to another table: no later change asks anything
  /// of it again.
  func emptied(on date: CalendarDate, terms: LoanTerms) -> Self {
    var emptied = self
    let beyond = max(
      .zero, clearedOfTable(terms).net - tableInterestEarned(by: date, terms: terms).net)
    emptied.change { ($0.isReplaced, $0.holiday) = (true, nil) }
    emptied.owed = cleared
    emptied.owed.moratorio = .zero
    emptied.earnNoMore()
    if !beyond.isZero {
      emptied.change { $0.paidBeyond = beyond }
      emptied.interestBefore -= beyond
    }
    emptied.brought = Balance(moratorio: cleared.moratorio)
    emptied.charged = charged.atMost(cleared.fees)
    if settledOn == nil { emptied.settledOn = date }
    emptied.clearedOn = emptied.clearedOn ?? date
    return emptied
  }
}

extension Part {
  /// The larger of two, side by side.
  func atLeast(_ other: Part) -> Part {
    Part(net: max(net, other.net), iva: max(iva, other.iva))
  }

  /// The smaller of two, side by side.
  func atMost(_ other: Part) -> Part {
    Part(net: min(net, other.net), iva: min(iva, other.iva))
  }
}
