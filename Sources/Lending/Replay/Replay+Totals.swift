import Kernel

extension Replay {
  /// All that closing the loan on `date` would take, before credit.
  func outstanding(on date: CalendarDate) -> Balance {
    sum { $0.closing(on: date, terms: terms) }
  }

  func due(on date: CalendarDate) -> Balance {
    sum { $0.payable(on: date, terms: terms) }
  }

  func pastDue(on date: CalendarDate) -> Balance {
    sum { $0.payableOn < date ? $0.payable(on: date, terms: terms) : .zero }
  }

  func totals(on date: CalendarDate) -> Totals {
    var earned = Balance.zero
    var applied = Balance(principal: prepaid)
    for row in rows {
      applied += row.paid
      earned.ordinaryInterest += row.interestEarned(by: date, terms: terms)
      earned.moratorio += row.moratorioEarned(by: date, terms: terms)
      earned.collectionFees += row.owed.collectionFees
      if row.payableOn <= date {
        earned.fees += row.owed.fees
        earned.insurance += row.owed.insurance
      } else {
        earned.fees += row.charged
      }
    }
    precondition(
      received + feeReturned.total + refundedTooMuch == applied.total + credit + refunded,
      "money is fully accounted for")
    return Totals(
      received: received, credit: credit, earned: earned, applied: applied,
      feeReturned: feeReturned, refunded: refunded, refundedTooMuch: refundedTooMuch)
  }

  func daysPastDue(on date: CalendarDate) -> Int {
    oldestPastDue(on: date).map { $0.payableOn.days(to: date) } ?? 0
  }

  func oldestPastDue(on date: CalendarDate) -> OpenInstallment? {
    rows.first { $0.payableOn < date && $0.unpaidOfTable.isPositive }
  }

  func nextDue(on date: CalendarDate) -> NextDue? {
    guard let row = rows.first(where: { $0.payableOn >= date && $0.unpaidOfTable.isPositive })
    else { return nil }
    let unpaid = row.unpaidOfTable
    return NextDue(
      number: row.number, on: row.payableOn, amount: unpaid > credit ? unpaid - credit : .zero)
  }

  private func sum(_ part: (OpenInstallment) -> Balance) -> Balance {
    rows.reduce(into: .zero) { $0 += part($1) }
  }
}

extension OpenInstallment {
  /// Unpaid and payable on `date`: all of a due instalment; of a later one only what a collection
  /// act added to it.
  func payable(on date: CalendarDate, terms: LoanTerms) -> Balance {
    if payableOn <= date { return remaining(on: date, terms: terms) }
    return Balance(collectionFees: owed.collectionFees - paid.collectionFees)
  }

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
