import Kernel

extension Replay {
  mutating func receive(
    _ amount: Money, as kind: PaymentKind, event: String, on date: CalendarDate
  ) {
    receive(amount, by: terms.allocation.rule(for: kind), event: event, on: date)
  }

  /// Pays what its rule says, and principal ahead where the rule wants the table worked out again.
  mutating func receive(
    _ amount: Money, by rule: AllocationRule, event: String, on date: CalendarDate
  ) {
    guard !standing.hasLeftBooks else { return recover(amount, event: event, on: date) }
    received += amount
    credit = spend(credit + amount, by: rule, event: event, on: date)
    if let choice = rule.ahead.prepayment { prepay(choosing: choice, event: event, on: date) }
  }

  /// Pays what is payable and returns what is left, with what punctuality gives back.
  mutating func spend(_ amount: Money, event: String?, on date: CalendarDate) -> Money {
    spend(amount, by: terms.allocation.usual, event: event, on: date)
  }

  private mutating func spend(
    _ amount: Money, by rule: AllocationRule, event: String?, on date: CalendarDate
  ) -> Money {
    let ahead = principalAhead
    var left = terms.punctuality == nil ? .zero : rewardAhead(of: amount, on: date)
    left += allocate(amount, by: rule, event: event, on: date)
    if terms.punctuality != nil { left += keepReward(on: date) }
    if principalAhead > ahead { followPrincipal(on: date) }
    return left
  }

  mutating func allocate(
    _ amount: Money, by rule: AllocationRule, event: String?, on date: CalendarDate
  ) -> Money {
    var allocation = Allocation(amount, by: rule, on: date, event: event)
    allocation.spend(on: &rows, from: firstOpen, terms: terms, noting: &lines)
    principalAhead += allocation.principalAhead
    shiftBearing(on: date)
    skipSettled(on: date)
    return allocation.left
  }

  mutating func skipSettled(on date: CalendarDate) {
    while firstOpen < rows.count, rows[firstOpen].isOver(on: date, terms: terms) {
      firstOpen += 1
    }
    if standing == .open, firstOpen == rows.count { standing = .paidOff(on: date) }
  }
}
