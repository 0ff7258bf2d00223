import Kernel

extension Replay {
  /// The borrower questions part of an instalment: until that is settled it is not asked, bears no
  /// moratorio and makes nobody late (LTOSF art. 23). Principal first, as it alone bears
  /// moratorio in most contracts.
  mutating func openDispute(
    _ amount: Money, installment number: Int, event: String, on date: CalendarDate
  ) {
    guard standing == .open,
      let index = rows.firstIndex(where: { $0.kind == .installment && $0.number == number })
    else { return }
    rows[index].fixLateness(on: date, terms: terms)
    var left = amount
    var disputed = Balance.zero
    for component in [Component.principal, .ordinaryInterest, .fees, .insurance] {
      let remaining = rows[index].remaining(component, on: date, terms: terms)
      guard left.isPositive, remaining.total.isPositive else { continue }
      let part = remaining.covered(by: left)
      disputed[component] += part
      left -= part.total
    }
    rows[index].disputed += disputed
    disputes[event] = (number, disputed)
    shiftBearing(on: date)
  }

  /// Settled: what is left of it is asked again, and is late the day after at the earliest.
  mutating func closeDispute(_ event: String, on date: CalendarDate) {
    guard let dispute = disputes.removeValue(forKey: event),
      let index = rows.firstIndex(where: {
        $0.kind == .installment && $0.number == dispute.installment
      })
    else { return }
    rows[index].fixLateness(on: date, terms: terms)
    let isAskedAgain = rows[index].overdueOfTable.isZero
    rows[index].disputed = rows[index].disputed - dispute.disputed
    if isAskedAgain, date >= rows[index].payableOn {
      rows[index].change { $0.reopenedOn = date }
    }
    settleAgain(on: date)
  }

  /// Closing, modifying or writing off a loan settles what was disputed of it.
  mutating func endDisputes(on date: CalendarDate) {
    for event in disputes.keys.sorted() { closeDispute(event, on: date) }
  }
}
