import Kernel

extension Replay {
  /// A collection fee goes with the oldest instalment that is open: the one that caused it.
  mutating func charge(_ net: Money, on date: CalendarDate) {
    guard firstOpen < rows.count else { return }
    owe(net, of: .collectionFees, in: firstOpen, on: date)
    credit = spend(credit, event: nil, on: date)
  }

  /// A charge falls due with the instalment whose period holds its day; after the last one, in a
  /// row of its own, which waits for the latest of such charges.
  mutating func charge(
    _ net: Money, as component: Component, dueOn: CalendarDate, on date: CalendarDate
  ) {
    owe(net, of: component, in: row(of: dueOn), on: date)
    credit = spend(credit, event: nil, on: date)
  }

  private mutating func owe(
    _ net: Money, of component: Component, in index: Int, on date: CalendarDate
  ) {
    rows[index].owe(terms.withFeeIVA(net, on: date), of: component)
    firstOpen = min(firstOpen, index)
    reopen()
  }

  /// A loan that was paid off and owes again.
  mutating func reopen() {
    if case .paidOff = standing { standing = .open }
  }

  private mutating func row(of dueOn: CalendarDate) -> Int {
    let last = rows.count - 1
    if let index = rows.firstIndex(where: { $0.kind == .installment && dueOn <= $0.periodEnd }) {
      return index
    }
    guard rows[last].kind != .lateCharge else {
      rows[last].postpone(to: dueOn)
      return last
    }
    let end = rows.last { $0.kind == .installment }?.periodEnd ?? terms.disbursedOn
    let number = 1 + rows.count { $0.kind == .lateCharge }
    rows.append(
      OpenInstallment(.lateCharge, number: number, from: end, dueOn: dueOn, owed: .zero))
    return rows.count - 1
  }
}
