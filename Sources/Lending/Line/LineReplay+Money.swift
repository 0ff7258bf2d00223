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
    let order = terms.allocation
    let past = minimums.indices.filter { minimums[$0].dueOn < date }
    let due = minimums.indices.filter { minimums[$0].dueOn >= date }
    var left = amount
    for (tier, components) in [(past, order.pastDue), (due, order.due)] {
      for (index, component) in order.direction.path(tier, components) {
        let number = minimums[index].statement
        let part = pay(component, of: &minimums[index].unpaid, with: &left)
        note(part, of: component, statement: number, event: event, on: date)
      }
    }
    for component in order.ahead {
      let part = pay(component, of: &ahead, with: &left)
      note(part, of: component, statement: nil, event: event, on: date)
    }
    minimums.removeAll { $0.unpaid.total.isZero }
    return left
  }

  private func pay(
    _ component: Component, of balance: inout Balance, with left: inout Money
  ) -> Part {
    let part = balance[component].covered(by: left)
    balance[component] -= part
    left -= part.total
    return part
  }

  private mutating func note(
    _ part: Part, of component: Component, statement: Int?, event: String?,
    on date: CalendarDate
  ) {
    guard !part.isZero else { return }
    if component == .principal { drawn.repay(part.net, order: terms.allocation.draws) }
    totals.applied[component] += part
    lines.append(
      LineAllocation.Line(
        event: event, on: date, statement: statement, component: component, part: part))
  }
}

extension AllocationRule.Direction {
  /// The order in which minimums and components are reached.
  fileprivate func path(
    _ minimums: [Int], _ components: [Component]
  ) -> [(minimum: Int, component: Component)] {
    switch self {
    case .horizontal:
      minimums.flatMap { minimum in components.map { (minimum, $0) } }
    case .vertical:
      components.flatMap { component in minimums.map { ($0, component) } }
    }
  }
}
