public import Kernel

/// Money that a loan will bring in on a day, if everybody pays as agreed from now on.
public struct ProjectedFlow: Hashable, Sendable, Encodable {
  public let on: CalendarDate
  public let row: RowKind
  public let installment: Int
  public let parts: Balance

  public var total: Money { parts.total }
}

extension LoanAccount {
  /// The cash to expect after `date`, row by row: what is late or due by then as if it came the
  /// next day with what it owes on `date`, and what is to come on its day, less the credit that
  /// waits. Neither further lateness nor what is disputed is counted.
  public func projectedFlows(from date: CalendarDate) -> [ProjectedFlow] {
    let replay = replay(through: date)
    guard replay.standing == .open else { return [] }
    var foreseen = replay.foreseen
    let credit = foreseen.credit
    foreseen.spendAhead(credit, on: date)
    return foreseen.rows.compactMap { row in
      let parts = row.remaining(on: date, terms: foreseen.terms)
      guard parts.total.isPositive else { return nil }
      return ProjectedFlow(
        on: max(row.payableOn, date.adding(days: 1)), row: row.kind, installment: row.number,
        parts: parts)
    }
  }
}

extension Replay {
  /// As if every instalment to come met the waiting credit on its day, in the contract's order.
  fileprivate mutating func spendAhead(_ credit: Money, on date: CalendarDate) {
    let order = terms.allocation.usual.due
    let rule = AllocationRule(
      pastDue: order, due: order, inAdvance: order, ahead: .nextInstallment)
    self.credit = allocate(credit, by: rule, event: nil, on: date)
  }
}
