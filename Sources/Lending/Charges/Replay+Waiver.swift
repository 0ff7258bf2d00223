import Kernel

extension Replay {
  /// Condonación: so much of one component, with its IVA, is not asked any more, the oldest first.
  /// Only of what is due or late, and never of principal: that would be a discount (quita).
  mutating func waive(_ amount: Money, of component: Component, on date: CalendarDate) {
    guard standing == .open, component != .principal else { return }
    var left = amount
    for index in rows.indices where left.isPositive && rows[index].payableOn <= date {
      let remaining = rows[index].remaining(component, on: date, terms: terms)
      guard remaining.total.isPositive else { continue }
      let part = remaining.covered(by: left)
      rows[index].relieve(part, of: component, on: date, terms: terms)
      waived[component] += part
      left -= part.total
    }
    settleAgain(on: date)
  }
}
