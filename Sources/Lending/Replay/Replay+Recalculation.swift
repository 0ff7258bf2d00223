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
    bearAgain(places, on: date)
  }

  /// The rows of those places bear interest on what is unpaid, and repay what they did.
  mutating func bearAgain(_ places: Range<Int>, on date: CalendarDate) {
    var base = unpaidPrincipal(in: places)
    let later = undrawn(after: date, of: base)
    reworked += places.count
    for index in places where rows[index].isOfTable {
      let row = rows[index]
      let period = Period(of: row, terms: terms)
      guard !period.defersInterest else { return }
      let interest = interest(on: base, of: row, over: period, lending: later)
      base -= row.unpaidPrincipal
      if index == places.lowerBound, date > row.periodStart {
        rows[index].follow(interest.lent, and: interest.later, from: date, terms: terms)
      } else {
        rows[index].bear(interest.lent + interest.later, terms: terms)
        rows[index].forgetWhatItEarns(after: date)
        rows[index].earn(interest.before, by: interest.from)
      }
    }
  }
}

extension Replay {
  /// What a row bears in its period on what is unpaid from it on: on what is lent when the period
  /// begins, or by now, and on each later drawing from its day; and what of it is
  /// earned by the last of these.
  private func interest(
    on unpaid: Money, of row: OpenInstallment, over period: Period, lending later: [Undrawn]
  ) -> (lent: Money, later: Money, before: Money, from: CalendarDate) {
    let toCome = later.filter { !isBornWhole($0.drawing, by: row) }
    var lent = unpaid - toCome.map(\.carried).sum
    let interest = terms.interest(on: max(.zero, lent), weight: period.weight)
    var (more, before, from) = (Money.zero, Money.zero, row.periodStart)
    let days = row.periodStart.days(to: row.periodEnd)
    for (on, amount) in toCome.map({ ($0.drawing.on, $0.carried) }) {
      let bearing = max(.zero, min(amount, lent + amount))
      defer { lent += amount }
      guard on < min(row.periodEnd, row.dueOn) else { continue }
      let whole = terms.interest(on: bearing, weight: period.weight)
      more += whole.part(on.days(to: row.periodEnd), of: days, terms)
      before += terms.interest(on: max(.zero, lent), weight: period.weight)
        .part(from.days(to: on), of: days, terms)
      from = on
    }
    return (interest, more, before, from)
  }

  /// Instalments that carry their share of everything lent by their day bear it all through their
  /// period.
  private func isBornWhole(_ drawing: Drawing, by row: OpenInstallment) -> Bool {
    let isShared = terms.drawdowns == .overOriginalCount && running == nil && !isReplanned
    return drawing.on <= row.periodStart || isShared && drawing.on <= row.dueOn
  }
}

extension OpenInstallment {
  /// What the running period has earned stays; its other days bear the new interest, and what is
  /// lent later in it bears its own, of which nothing was earned yet.
  fileprivate mutating func follow(
    _ interest: Money, and more: Money, from date: CalendarDate, terms: LoanTerms
  ) {
    guard date < periodEnd else { return }
    if accrualFrom < date, more.isPositive {
      owed.ordinaryInterest.net = max(interestBefore, owed.ordinaryInterest.net - more)
    }
    let earned = tableInterestEarned(by: date, terms: terms).net
    let days = date.days(to: periodEnd)
    let left = interest.part(days, of: periodStart.days(to: periodEnd), terms)
    bear(earned + left + more, terms: terms)
    (interestBefore, accrualFrom) = (earned, date)
  }

  /// What a later drawdown had set of it was on other figures: it is worked out again by that day.
  mutating func forgetWhatItEarns(after date: CalendarDate) {
    guard date < accrualFrom, periodStart < accrualFrom else { return }
    (interestBefore, accrualFrom) = (.zero, periodStart)
  }

  /// What it has earned when a drawdown of its period comes.
  fileprivate mutating func earn(_ interest: Money, by date: CalendarDate) {
    if date > periodStart { (interestBefore, accrualFrom) = (interest, date) }
  }

  /// Never less than was paid of it ahead.
  mutating func bear(_ interest: Money, terms: LoanTerms) {
    owed.ordinaryInterest = withIVA(interest, terms).atLeast(clearedOfTable(terms))
  }
}

extension Money {
  /// Of what a whole period bears, what so many of its days do.
  func part(_ days: Int, of whole: Int, _ terms: LoanTerms) -> Money {
    Money(
      minorUnits: terms.rounding.divide(Int128(minorUnits) * Int128(days), by: Int128(whole)))
  }
}
