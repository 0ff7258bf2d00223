import Kernel

extension Replay {
  /// Principal paid before its day stops bearing interest, if the contract says so: every
  /// instalment to come keeps its principal and bears interest on what is unpaid. Apart from the
  /// payments that call it, of which nearly all repay nothing ahead.
  @inline(never)
  mutating func followPrincipal(on date: CalendarDate) {
    guard terms.followsPrincipal, let places = ahead(of: date) else { return }
    if isRunning(on: date) {
      let ahead = rows[places]
      return run(on: date) { $0.follow(ahead, on: date) }
    }
    if running != nil { leavePlan() }
    bearAgain(places, on: date)
  }

  /// The rows of those places bear interest on what is unpaid, and repay what they did.
  private mutating func bearAgain(_ places: Range<Int>, on date: CalendarDate) {
    let table = places.filter { rows[$0].isOfTable }
    var asking = table.map { rows[$0] }
    let earnings = Earnings(asking)
    var base = unpaidPrincipal(in: places)
    let asked = asking.map { row in
      let interest = terms.interest(on: base, weight: Period(of: row, terms: terms).weight)
      base -= row.unpaidPrincipal
      return Asked(
        principal: row.owed.principal,
        earning: earnings.of(row, bearing: interest, from: date, terms.rounding))
    }
    asking.ask(asked, waited: earnings.waiting(beside: asking), terms: terms)
    for (place, row) in zip(table, asking) { rows[place] = row }
    reworked += places.count
    bearEarly(on: date)
  }
}

extension LoanTerms {
  /// Whether principal that is paid early spares interest. Flat interest is on what was lent.
  var followsPrincipal: Bool { recalculation != .none && method != .flat }
}
