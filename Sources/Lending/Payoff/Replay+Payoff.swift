import Kernel

extension Replay {
  /// Whether so much closes the loan.
  func closes(with amount: Money, on date: CalendarDate) -> Bool {
    amount >= toClose(on: date).total
  }

  /// All that is outstanding, less what paying it today would spare.
  func toClose(on date: CalendarDate) -> Balance {
    outstanding(on: date) - Balance(ordinaryInterest: rewardable(on: date, endingDisputes: true))
  }

  /// Makes all principal payable today with the interest earned so far; what the rest of the
  /// table would have earned is never owed.
  mutating func callEverything(on date: CalendarDate) {
    let waiting = credit
    credit = .zero
    endDisputes(on: date)
    credit += waiting
    forgetAsked(on: date)
    for index in rows.indices where rows[index].payableOn > date {
      rows[index].call(on: date, terms: terms)
    }
  }

  /// Whether that and what was received before return the whole loan. Money that was counted on
  /// may have been taken back since; what is left is then a payment like any other.
  func bringsBackAll(_ returned: Money) -> Bool {
    received - takenBack + returned + terms.openingFeePart.total - refunded
      >= drawings.map(\.amount).sum
  }

  /// The borrower steps back: the principal is owed without interest or fee, as it was signed; the
  /// opening fee is given back, and everything received so far counts towards it.
  mutating func cancel(returning returned: Money, event: String, on date: CalendarDate) {
    var untouched = Replay(schedule)
    for drawing in drawings.dropFirst() { untouched.draw(drawing.amount, on: drawing.on) }
    rows = untouched.rows.map { row in
      var row = row
      row.owed = Balance(principal: row.owed.principal)
      row.earnNoMore()
      row.calledOn = min(date, row.dueOn)
      row.lateness.skip(to: date)
      return row
    }
    let rate = terms.annualRate
    (terms, balloonShare, askedOn) = (untouched.terms, untouched.balloonShare, [:])
    terms.annualRate = rate
    feeReturned = terms.openingFeePart
    (prepaid, lines, firstOpen) = (.zero, [], 0)
    (rewarded, waived, capitalised) = (.zero, .zero, .zero)
    let before = received - takenBack - refunded
    let brought = returned + feeReturned.total
    credit = spend(max(.zero, before), event: nil, on: date)
    received += returned
    refundedTooMuch = max(.zero, -(before + brought))
    credit = spend(max(.zero, credit + min(brought, before + brought)), event: event, on: date)
    if firstOpen == rows.count { standing = .cancelled(on: date) }
  }
}

extension OpenInstallment {
  mutating func call(on date: CalendarDate, terms: LoanTerms) {
    bear(tableInterestEarned(by: date, terms: terms).net, terms: terms)
    waiting = waiting.map { $0.stopped(on: date, terms.rounding) }
    (interestBefore, accrualFrom) = (earning.net, date)
    owed.fees = feesWithoutTable
    owed.insurance = clearedOfOwn(.insurance)
    if holiday != nil { holiday = nil }
    calledOn = date
  }
}
