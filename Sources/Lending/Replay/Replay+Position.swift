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
    guard hasHolidays, rows.contains(where: { $0.holiday != nil }) else {
      return next.map { $0.less(credit + rewardable(on: $0.on).total) }
    }
    var foreseen = Tally()
    let later = self.foreseen
    for row in later.rows { foreseen.note(row, on: date, terms: terms) }
    return foreseen.next.map { $0.less(credit + later.rewardable(on: $0.on).total) }
  }
}

extension NextDue {
  /// Once credit is counted.
  fileprivate func less(_ credit: Money) -> NextDue {
    NextDue(number: number, on: on, amount: amount > credit ? amount - credit : .zero)
  }
}
