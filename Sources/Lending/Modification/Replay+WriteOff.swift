import Kernel

extension Replay {
  /// Everything owed leaves the books, by component; nothing is earned any more. What waits as
  /// credit pays first, and may be enough.
  mutating func leaveBooks(_ end: Standing, on date: CalendarDate) {
    callEverything(on: date)
    credit = spend(credit, event: nil, on: date)
    guard standing == .open else { return }
    standing = end
    relieveAll(on: date)
  }

  /// Of a loan that has left the books: what is owed again leaves them too.
  mutating func relieveAll(on date: CalendarDate) {
    var left = Balance.zero
    for index in rows.indices {
      rows[index].disputed = .zero
      let part = rows[index].remaining(on: date, terms: terms)
      guard !part.isZero else { continue }
      rows[index].fixLateness(on: date, terms: terms)
      rows[index].relieved += part
      rows[index].settle(on: date, terms: terms)
      left += part
    }
    switch standing {
    case .writtenOff: writtenOff += left
    case .sold: sold += left
    case .open, .paidOff, .cancelled: break
    }
  }

  /// A payment of what was written off, in the contract's order. Of a loan that was sold nothing
  /// is ours: all of it waits as credit.
  mutating func recover(_ amount: Money, event: String, on date: CalendarDate) {
    received += amount
    credit += collect(amount, event: event, on: date)
  }

  /// Gives what is left of it.
  mutating func collect(_ amount: Money, event: String?, on date: CalendarDate) -> Money {
    var left = amount
    if case .writtenOff = standing {
      for component in terms.allocation.usual.pastDue where left.isPositive {
        let owed = writtenOff[component] - recovered[component]
        guard owed.total.isPositive else { continue }
        let part = owed.covered(by: left)
        recovered[component] += part
        left -= part.total
        lines.append(
          AllocationLine(
            event: event, on: date, row: .installment, installment: nil, component: component,
            part: part))
      }
    }
    return left
  }
}

extension Standing {
  /// Written off or sold.
  var hasLeftBooks: Bool {
    switch self {
    case .open, .paidOff, .cancelled: false
    case .writtenOff, .sold: true
    }
  }
}
