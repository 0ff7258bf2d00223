import Kernel

/// An instalment that is due before its period ends asks the days between on what is owed then.
/// What is repaid in them is not given back, and what is owed beyond that bears from its day.
extension Replay {
  /// After dates were agreed: whether any has such days.
  mutating func noteEarlyDays() {
    asksEarly = asksEarly || rows.contains { $0.dueOn < $0.periodEnd }
  }

  /// Until when interest is asked already.
  func askedUntil(_ date: CalendarDate) -> CalendarDate {
    askingEarly(on: date).map { rows[$0].periodEnd } ?? date
  }

  private func askingEarly(on date: CalendarDate) -> Int? {
    guard asksEarly else { return nil }
    return rows.indices.last {
      rows[$0].dueOn <= date && date < rows[$0].periodEnd && rows[$0].isOfTable
    }
  }

  /// Keeps what is owed before the first change of such days.
  mutating func noteAsked(on date: CalendarDate) {
    let end = askedUntil(date)
    guard date < end, askedOn[end] == nil else { return }
    askedOn[end] = ahead(of: date).map(unpaidPrincipal) ?? .zero
  }

  /// Principal that such an instalment asked with its interest joins those to come.
  mutating func moveAsked(_ principal: Money, on date: CalendarDate) {
    askedOn[askedUntil(date), default: .zero] += principal
  }

  /// After a change in such days: what is owed beyond what was asked bears until they are over, and
  /// the first instalment to come that asks interest asks that too.
  mutating func bearEarly(on date: CalendarDate) {
    stopEarly(on: date)
    let end = askedUntil(date)
    guard let asked = askedOn[end], date < end, let places = ahead(of: date) else { return }
    let table = places.filter { rows[$0].isOfTable }
    let beyond = unpaidPrincipal(in: places) - asked
    guard beyond.isPositive, terms.method != .flat,
      max(rows[table[0]].place, 1) > terms.grace.interestFree
    else { return }
    let weight = terms.dayCount.weight(from: date, to: end)
    let early = Earning(
      from: date, to: end, before: .zero, by: date, net: terms.interest(on: beyond, weight: weight))
    var asking = table.map { rows[$0] }
    asking.wait(for: early, terms: terms)
    for (index, row) in zip(table, asking) { rows[index] = row }
  }

  /// Grace may have put off the interest of such days: a payoff ends it, and nothing of what is
  /// left of them is asked.
  mutating func forgetAsked(on date: CalendarDate) {
    let end = askedUntil(date)
    guard date < end else { return }
    stopEarly(on: date)
    let isPutOff = rows.contains { row in
      row.waiting.contains {
        $0.end == end && $0.left(after: date, terms.rounding).net.isPositive
      }
    }
    if isPutOff { askedOn[end] = .zero }
  }

  /// What is owed beyond what was asked bears no more.
  mutating func stopEarly(on date: CalendarDate) {
    guard let place = askingEarly(on: date), let places = ahead(of: date) else { return }
    let (since, end) = (rows[place].dueOn, rows[place].periodEnd)
    for index in places {
      rows[index].stopEarly(on: date, since: since, until: end, terms: terms)
    }
  }
}

extension OpenInstallment {
  /// What it asks of the days between those is what they have borne by `date`.
  fileprivate mutating func stopEarly(
    on date: CalendarDate, since: CalendarDate, until end: CalendarDate, terms: LoanTerms
  ) {
    var spared = Money.zero
    let stopped = waiting.map { early in
      guard early.end == end, early.start >= since else { return early }
      let stopped = early.stopped(on: date, terms.rounding)
      spared += early.net - stopped.net
      return stopped
    }
    guard spared.isPositive else { return }
    let bears = owed.ordinaryInterest.net - paidBeyond - spared
    waiting = stopped.filter(\.net.isPositive)
    bear(bears, terms: terms)
  }
}
