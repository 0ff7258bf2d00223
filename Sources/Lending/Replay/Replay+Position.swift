import Kernel

extension Replay {
  /// Where the loan stands at the end of a day, in one walk over its rows.
  func position(on date: CalendarDate) -> Position {
    var tally = Tally(earned: over.earned, applied: over.applied)
    tally.applied.principal += prepaid
    rows.withUnsafeBufferPointer { rows in
      for index in over.count..<rows.count { tally.count(rows[index], on: date, terms: terms) }
    }
    return Position(
      on: date, standing: standing, outstanding: tally.outstanding, due: tally.due,
      pastDue: tally.pastDue, credit: credit, disputed: tally.disputed,
      rewardable: rewardable(on: date).total,
      daysPastDue: tally.oldest.map { $0.on.days(to: date) } ?? 0,
      oldestPastDue: tally.oldest?.number, nextDue: nextDue(tally.next, on: date),
      totals: totals(tally), chargedOffOn: chargedOffOn, transfers: transfers)
  }

  private func totals(_ tally: Tally) -> Totals {
    precondition(
      received - takenBack + feeReturned.total + rewarded.total + refundedTooMuch
        == tally.applied.total + recovered.total + credit + refunded,
      "money is fully accounted for")
    return Totals(
      received: received, credit: credit, earned: tally.earned, applied: tally.applied,
      feeReturned: feeReturned, refunded: refunded, refundedTooMuch: refundedTooMuch,
      takenBack: takenBack, rewarded: rewarded, waived: waived, capitalised: capitalised,
      writtenOff: writtenOff, recovered: recovered, sold: sold,
      disbursed: drawings.map(\.amount).sum)
  }

  /// Less what punctuality would spare and what credit pays. A payment holiday says what comes
  /// after it.
  private func nextDue(_ next: NextDue?, on date: CalendarDate) -> NextDue? {
    guard rows.contains(where: { $0.holiday != nil }) else {
      return next.map { $0.less(credit + rewardable(on: $0.on).total) }
    }
    var foreseen = Tally()
    for row in self.foreseen.rows { foreseen.note(row, on: date, terms: terms) }
    return foreseen.next?.less(credit)
  }
}

/// What the rows of a loan come to.
private struct Tally {
  var outstanding = Balance.zero
  var due = Balance.zero
  var pastDue = Balance.zero
  var earned: Balance
  var applied: Balance
  var disputed = Money.zero
  /// The first row whose day has gone by unpaid, and the first whose day has not.
  var oldest: NextDue?
  var next: NextDue?

  init(earned: Balance = .zero, applied: Balance = .zero) {
    self.earned = earned
    self.applied = applied
  }

  mutating func count(_ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms) {
    applied += row.paid
    guard row.isUsual, !terms.lateInterestRuns else {
      return countUnusual(row, on: date, terms: terms)
    }
    let interest = row.interestEarned(by: date, terms: terms)
    earned.ordinaryInterest += interest
    earned.collectionFees += row.owed.collectionFees
    let moratorio = row.moratorioEarned(by: date, terms: terms)
    earned.moratorio += moratorio
    if row.payableOn <= date {
      countPayable(row, moratorio: moratorio, on: date)
    } else {
      countAhead(row, interest: interest)
    }
    note(row, on: date, terms: terms)
  }

  private mutating func countUnusual(
    _ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms
  ) {
    earned += row.earned(by: date, terms: terms)
    outstanding += row.closing(on: date, terms: terms)
    let payable = row.payable(on: date, terms: terms)
    due += payable
    if row.lateSince < date { pastDue += payable }
    disputed += row.disputed.total
    note(row, on: date, terms: terms)
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

  /// All that is payable of a later row is what a collection act added to it; closing the loan
  /// takes its principal too, and the interest and fees that it has earned.
  @inline(__always)
  private mutating func countAhead(_ row: OpenInstallment, interest: Part) {
    let collectionFees = row.owed.collectionFees - row.paid.collectionFees
    due.collectionFees += collectionFees
    outstanding.principal += row.unpaidPrincipal
    outstanding.ordinaryInterest +=
      interest.atLeast(row.paid.ordinaryInterest) - row.paid.ordinaryInterest
    outstanding.fees += row.feesWithoutTable - row.paid.fees
    outstanding.collectionFees += collectionFees
    earned.fees += row.charged
  }

  mutating func note(_ row: OpenInstallment, on date: CalendarDate, terms: LoanTerms) {
    let isPast = row.payableOn < date
    guard isPast ? oldest == nil : next == nil else { return }
    let unpaid = row.overdueOfTable
    guard unpaid.isPositive, !isPast || row.isLate(on: date, terms: terms) else { return }
    let found = NextDue(number: row.number, on: row.lateSince, amount: unpaid)
    if isPast { oldest = found } else { next = found }
  }
}

extension NextDue {
  /// Once credit is counted.
  fileprivate func less(_ credit: Money) -> NextDue {
    NextDue(number: number, on: on, amount: amount > credit ? amount - credit : .zero)
  }
}
