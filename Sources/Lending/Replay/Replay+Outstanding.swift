import Kernel

extension Replay {
  /// All that closing the loan on `date` would take, before credit.
  func outstanding(on date: CalendarDate) -> Balance {
    rows.reduce(into: .zero) { $0 += $1.closing(on: date, terms: terms) }
  }
}

extension OpenInstallment {
  /// What closing the loan on `date` takes of this instalment: a later one gives its principal
  /// and the interest earned so far, and its fee is never charged unless an event charged it.
  func closing(on date: CalendarDate, terms: LoanTerms) -> Balance {
    if payableOn <= date { return remaining(on: date, terms: terms) }
    return Balance(
      principal: unpaidPrincipal,
      ordinaryInterest: interestEarned(by: date, terms: terms).atLeast(paid.ordinaryInterest)
        - paid.ordinaryInterest,
      fees: feesWithoutTable - paid.fees,
      collectionFees: owed.collectionFees - paid.collectionFees)
  }
}
