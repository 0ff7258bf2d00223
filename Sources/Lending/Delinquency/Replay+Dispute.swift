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
    rows[index].change {
      $0.disputed += disputed
      $0.disputes[event] = disputed
    }
    disputes.insert(event)
    shiftBearing(on: date)
  }

  /// Settled: what is left of it is asked again, and is late the day after at the earliest.
  mutating func closeDispute(_ event: String, on date: CalendarDate) {
    guard disputes.remove(event) != nil,
      let index = rows.firstIndex(where: { $0.unusual?.value.disputes[event] != nil })
    else { return }
    rows[index].fixLateness(on: date, terms: terms)
    let isAskedAgain = rows[index].overdueOfTable.isZero
    rows[index].change { $0.settleDispute(event) }
    if isAskedAgain, date >= rows[index].payableOn {
      rows[index].change { $0.reopenedOn = date }
    }
    settleAgain(on: date)
  }

  /// Closing, modifying or writing off a loan settles what was disputed of it.
  mutating func endDisputes(on date: CalendarDate) {
    for event in disputes.sorted() { closeDispute(event, on: date) }
  }

  /// What an instalment no longer owes is not disputed of it either.
  mutating func boundDisputes(on date: CalendarDate) {
    guard !disputes.isEmpty else { return }
    for index in rows.indices where !rows[index].disputed.isZero {
      let row = rows[index]
      let asked = row.remaining(on: date, terms: terms)
      for component in Component.allCases {
        rows[index].disputed[component] = (asked + row.disputed)[component]
          .capping(row.disputed[component])
      }
    }
  }
}

extension Unusual {
  fileprivate mutating func settleDispute(_ event: String) {
    guard let settled = disputes.removeValue(forKey: event) else { return }
    for component in Component.allCases {
      disputed[component] -= disputed[component].capping(settled[component])
    }
  }
}

extension Part {
  /// As much of another as there is of this: nothing where there is less than nothing.
  fileprivate func capping(_ other: Part) -> Part {
    Part(net: max(.zero, min(net, other.net)), iva: max(.zero, min(iva, other.iva)))
  }
}
