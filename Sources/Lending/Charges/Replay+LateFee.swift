import Kernel

extension Replay {
  /// Charges what lateness has cost by `date`, which is before anything that happens on that day:
  /// to pay on the first late day is to pay late.
  mutating func chargeLateFees(through date: CalendarDate) {
    guard let fee = terms.lateFee, standing == .open else { return }
    var isCharged = false
    for index in rows.indices.dropFirst(firstOpen) {
      let row = rows[index]
      guard row.lateSince < date else { continue }
      guard row.kind == .installment, row.overdueOfTable.isPositive, !row.lateFee.isSpared,
        row.lateSince.adding(days: fee.graceDays) < date
      else { continue }
      let added = charge(fee, with: index, through: date)
      isCharged = isCharged || added.net.isPositive
    }
    if isCharged, credit.isPositive { credit = spend(credit, event: nil, on: date) }
  }

  private mutating func charge(
    _ fee: LateFee, with index: Int, through date: CalendarDate
  ) -> Part {
    var meter = rows[index].lateFee
    let isNew = meter.isNew
    if fee.frequency == .onceWhileLate, isNew, isArrearsBorne {
      meter.spare()
      rows[index].lateFee = meter
      return .zero
    }
    let added = meter.run(
      fee, dueOn: rows[index].lateSince, overdue: rows[index].overdueOfTable, through: date,
      terms: terms)
    rows[index].lateFee = meter
    if isNew, rows[index].overdueOfTable >= fee.minimumOverdue { isArrearsBorne = true }
    if added.net.isPositive { rows[index].owe(added, of: .collectionFees) }
    return added
  }

  /// Arrears are over once nothing is late any more.
  mutating func endArrears(on date: CalendarDate) {
    guard isArrearsBorne else { return }
    isArrearsBorne = rows.contains { $0.lateSince < date && $0.overdueOfTable.isPositive }
  }
}
