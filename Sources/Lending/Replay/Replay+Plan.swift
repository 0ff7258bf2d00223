import Kernel

extension Replay {
  /// The table is no longer the one that was signed: what is drawn later joins the rows to come.
  mutating func leavePlan() {
    running = nil
    isReplanned = true
  }

  /// Whether a change of that day can still be carried by the rows of the running plan.
  func isRunning(on date: CalendarDate) -> Bool {
    running?.rows.last.map { date < $0.end } ?? false
  }

  /// Changes the running plan, and every instalment asks what it now says.
  mutating func run(_ change: (inout RunningPlan) -> Void) {
    guard var plan = running else { return }
    change(&plan)
    running = plan
    reworked += 8 * plan.rows.count
    ask(plan.lines)
  }

  /// The agreed instalments ask other figures. Where more was paid of one ahead of its day, the
  /// others ask so much less: the next first, else the last.
  mutating func ask(_ lines: [InterestAndPrincipal]) {
    let places = rows.indices.filter { rows[$0].kind == .installment }
    var ahead = Money.zero
    for (place, line) in zip(places, lines) {
      let principal = max(line.principal - ahead, rows[place].paid.principal)
      ahead += principal - line.principal
      rows[place].reschedule(principal: principal, interest: line.interest, terms: terms)
    }
    for place in places.reversed() where ahead.isPositive {
      let spared = min(ahead, rows[place].unpaidPrincipal)
      rows[place].owed.principal -= spared
      ahead -= spared
    }
    firstOpen = 0
  }

  /// The instalments whose day is still to come. Between them may stand others that were replaced,
  /// and, where every payment meets every drawdown, the down payment of a later one.
  func ahead(of date: CalendarDate) -> Range<Int>? {
    guard let last = rows.lastIndex(where: \.isOfTable),
      let first = rows.firstIndex(where: { $0.isOfTable && $0.payableOn > date })
    else { return nil }
    return first..<last + 1
  }

  /// Of the instalments among these.
  func unpaidPrincipal(in places: Range<Int>) -> Money {
    rows[places].reduce(.zero) { $1.isOfTable ? $0 + $1.unpaidPrincipal : $0 }
  }
}
