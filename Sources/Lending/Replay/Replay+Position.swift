import Kernel

extension Replay {
  /// Where the loan stands at the end of a day, in one walk over its rows.
  func position(on date: CalendarDate) -> Position {
    var tally = Tally(applied: Balance(principal: prepaid))
    for row in rows { tally.count(row, on: date, terms: terms) }
    precondition(
      received + feeReturned.total + refundedTooMuch == tally.applied.total + credit + refunded,
      "money is fully accounted for")
    let totals = Totals(
      received: received, credit: credit, earned: tally.earned, applied: tally.applied,
      feeReturned: feeReturned, refunded: refunded, refundedTooMuch: refundedTooMuch)
    return Position(
      on: date, standing: standing, outstanding: tally.outstanding, due: tally.due,
      pastDue: tally.pastDue, credit: credit,
      daysPastDue: tally.oldest.map { $0.on.days(to: date) } ?? 0,
      oldestPastDue: tally.oldest?.number, nextDue: tally.next?.less(credit), totals: totals)
  }
}

/// What the rows of a loan come to.
private struct Tally {
  var outstanding = Balance.zero
  var due = Balance.zero
  var pastDue = Balance.zero
  var earned = Balance.zero
  var applied: Balance
  /// The first row whose day has gone by unpaid, and the first whose day has not.
  var oldest: NextDue?
  var next: NextDue?

  init(applied: Balance) { self.applied = applied }

  mutating func count(_ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms) {
    applied += row.paid
    earned.ordinaryInterest += row.interestEarned(by: date, terms: terms)
    earned.collectionFees += row.owed.collectionFees
    let moratorio = row.moratorioEarned(by: date, terms: terms)
    earned.moratorio += moratorio
    if row.payableOn <= date {
      countPayable(row, moratorio: moratorio, on: date)
    } else {
      // All that is payable of a later row is what a collection act added to it.
      due.collectionFees += row.owed.collectionFees - row.paid.collectionFees
      outstanding += row.closing(on: date, terms: terms)
      earned.fees += row.charged
    }
    note(row, on: date)
  }

  private mutating func countPayable(
    _ row: OpenInstallment, moratorio: Part, on date: CalendarDate
  ) {
    var remaining = row.owed - row.paid
    remaining.moratorio = moratorio - row.paid.moratorio
    outstanding += remaining
    due += remaining
    if row.payableOn < date { pastDue += remaining }
    earned.fees += row.owed.fees
    earned.insurance += row.owed.insurance
  }

  private mutating func note(_ row: OpenInstallment, on date: CalendarDate) {
    let isPast = row.payableOn < date
    guard isPast ? oldest == nil : next == nil else { return }
    let unpaid = row.unpaidOfTable
    guard unpaid.isPositive else { return }
    let found = NextDue(number: row.number, on: row.payableOn, amount: unpaid)
    if isPast { oldest = found } else { next = found }
  }
}

extension NextDue {
  /// Once credit is counted.
  fileprivate func less(_ credit: Money) -> NextDue {
    NextDue(number: number, on: on, amount: amount > credit ? amount - credit : .zero)
  }
}
