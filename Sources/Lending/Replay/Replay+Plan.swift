import Kernel

extension Replay {
  /// The table is no longer the one that was signed: what is drawn later joins the rows to come.
  mutating func leavePlan() {
    running = nil
    isReplanned = true
  }

  /// Whether a change of that day can still be carried by the rows of the running plan: no row has
  /// been due whose period goes on.
  func isRunning(on date: CalendarDate) -> Bool {
    guard let last = running?.rows.last, date < last.end else { return false }
    return !rows.contains { $0.dueOn <= date && date < $0.periodEnd && $0.isOfTable }
  }

  /// Changes the running plan on a day, and every instalment asks what it now says.
  mutating func run(on date: CalendarDate, _ change: (inout RunningPlan) -> Void) {
    guard var plan = running else { return }
    change(&plan)
    running = plan
    reworked += 8 * plan.rows.count
    ask(plan.lines)
    earn(plan, from: date)
  }

  /// Each instalment earns its interest as the plan does: what its stretches have earned by that
  /// day, and in its own period what a later instalment asks.
  private mutating func earn(_ plan: RunningPlan, from date: CalendarDate) {
    var unasked: [Earning] = []
    let places = rows.indices.filter { rows[$0].kind == .installment }
    for (place, row) in zip(places, plan.rows) {
      var asked = row.interest
      rows[place].waiting = Earning.take(&asked, of: &unasked)
      let isRunning = row.start < date && date < row.end
      let whole = Earning(
        from: row.start, to: row.end, before: isRunning ? row.earned(by: date) : .zero,
        by: isRunning ? date : row.start, net: row.stretches.map(\.interest).sum)
      let (own, left) = whole.split(asked)
      (rows[place].interestBefore, rows[place].accrualFrom) = (own.before, own.from)
      if left.net.isPositive { unasked.append(left) }
    }
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
    putOff(lines, of: places)
    for place in places.reversed() where ahead.isPositive {
      let spared = min(ahead, rows[place].unpaidPrincipal)
      rows[place].owed.principal -= spared
      ahead -= spared
    }
    firstOpen = 0
  }

  private mutating func putOff(_ lines: [InterestAndPrincipal], of places: [Int]) {
    guard terms.grace.interestPayment > 0 else { return }
    var asking = zip(places, lines).map { rows[$0.0] }
    asking.putOff(on: lines.map(\.base), terms: terms)
    for (place, row) in zip(places, asking) { rows[place] = row }
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
