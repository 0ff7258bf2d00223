import Kernel

extension LineReplay {
  mutating func draw(_ amount: Money, kind: DrawKind, on date: CalendarDate) {
    cycle.draws += amount
    totals.drawn += amount
    drawn.add(amount, kind: kind)
    ahead.principal += amount
    if kind == .cash, let fee = terms.fees.draw {
      add(terms.fee(fee.of(amount, rounding: terms.rounding)), to: .fees)
    }
    useCredit(on: date)
    chargeOverLimit()
  }

  private mutating func chargeOverLimit() {
    guard case .allowed(_, let fee?) = terms.overLimit, used > limit, !cycle.hasOverLimitFee
    else { return }
    cycle.hasOverLimitFee = true
    add(terms.fee(fee.of(used - limit, rounding: terms.rounding)), to: .fees)
  }

  mutating func receive(_ amount: Money, event: String, on date: CalendarDate) {
    totals.received += amount
    cycle.receive(amount, on: date)
    credit = spend(credit + amount, event: event, on: date)
  }

  mutating func charge(_ part: Part, to component: Component, on date: CalendarDate) {
    add(part, to: component)
    useCredit(on: date)
  }

  /// What left for the borrower; what of it was no credit is a cash draw without its fee.
  mutating func refund(_ amount: Money, on date: CalendarDate) {
    let taken = min(credit, amount)
    credit -= taken
    cycle.refunds += taken
    totals.refunded += taken
    let drawnAgain = amount - taken
    cycle.draws += drawnAgain
    totals.drawn += drawnAgain
    drawn.add(drawnAgain, kind: .cash)
    ahead.principal += drawnAgain
  }

  /// Something is owed that was not.
  mutating func add(_ part: Part, to component: Component) {
    ahead[component] += part
    totals.charged[component] += part
    switch component {
    case .fees, .collectionFees: cycle.fees += part
    case .principal, .ordinaryInterest, .moratorio, .insurance: break
    }
  }

  /// Credit pays what comes as soon as it is owed.
  mutating func useCredit(on date: CalendarDate) {
    guard credit.isPositive else { return }
    credit = spend(credit, event: nil, on: date)
  }

  /// Pays what is owed and returns what is left.
  private mutating func spend(_ amount: Money, event: String?, on date: CalendarDate) -> Money {
    var money = Spending(left: amount, event: event, date: date)
    let firstDue = minimums.firstIndex { $0.dueOn >= date } ?? minimums.count
    spend(&money, on: 0..<firstDue, order: terms.allocation.pastDue)
    spend(&money, on: firstDue..<minimums.count, order: terms.allocation.due)
    for component in terms.allocation.ahead where money.left.isPositive {
      note(ahead.pay(component, with: &money.left), of: component, statement: nil, money)
    }
    minimums.removeAll { $0.unpaid.total.isZero }
    return money.left
  }

  private mutating func spend(
    _ money: inout Spending, on tier: Range<Int>, order: [Component]
  ) {
    switch terms.allocation.direction {
    case .horizontal:
      for index in tier {
        for component in order { pay(component, of: index, with: &money) }
      }
    case .vertical:
      for component in order {
        for index in tier { pay(component, of: index, with: &money) }
      }
    }
  }

  private mutating func pay(
    _ component: Component, of index: Int, with money: inout Spending
  ) {
    guard money.left.isPositive else { return }
    let part = minimums[index].unpaid.pay(component, with: &money.left)
    note(part, of: component, statement: minimums[index].statement, money)
  }

  private mutating func note(
    _ part: Part, of component: Component, statement: Int?, _ money: Spending
  ) {
    guard !part.isZero else { return }
    if component == .principal { drawn.repay(part.net, order: terms.allocation.draws) }
    totals.applied[component] += part
    lines.append(
      LineAllocation.Line(
        event: money.event, on: money.date, statement: statement, component: component,
        part: part))
  }
}

/// Money on its way through what is owed.
private struct Spending {
  var left: Money
  let event: String?
  let date: CalendarDate
}

extension Balance {
  /// Takes off one component what the money reaches.
  fileprivate mutating func pay(_ component: Component, with left: inout Money) -> Part {
    let part = self[component].covered(by: left)
    self[component] -= part
    left -= part.total
    return part
  }
}
