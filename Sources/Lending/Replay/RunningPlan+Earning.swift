import Kernel

extension RunningPlan {
  /// As an amortisation table shows them.
  var lines: [InterestAndPrincipal] {
    var opening = changes.first?.amount ?? .zero
    return rows.map { row in
      defer { opening = row.closing }
      return InterestAndPrincipal(base: opening, interest: row.interest, principal: row.principal)
    }
  }

  var digits: Int { rate.rate.digits }

  mutating func change(by amount: Money, on date: CalendarDate, _ kind: Change.Kind) {
    changes.append(Change(on: date, amount: amount, kind: kind))
    for index in rows.indices where rows[index].stretches.isEmpty || isIn(date, index) {
      rows[index].stretches = stretches(of: rows[index], at: index)
    }
    earn()
  }

  /// Takes out what is lent after `date`.
  mutating func takeDrawn(after date: CalendarDate) -> [Change] {
    let later = changes.filter { $0.on > date && $0.isDrawn }
    guard !later.isEmpty else { return [] }
    changes.removeAll { $0.on > date && $0.isDrawn }
    for index in rows.indices where later.contains(where: { isIn($0.on, index) }) {
      rows[index].stretches = stretches(of: rows[index], at: index)
    }
    return later
  }

  private func isIn(_ date: CalendarDate, _ index: Int) -> Bool {
    let row = rows[index]
    return row.start < date && date <= row.end || index == 0 && date == row.start
  }

  /// A period is cut where the balance changes in it. A change on its last day comes after it, and
  /// one on the loan's first day before it.
  private func stretches(of row: Row, at index: Int) -> [Stretch] {
    let inside = changes.filter { isIn($0.on, index) }
    var from = row.start
    return Set(inside.map(\.on) + [row.end]).sorted().map { to in
      defer { from = to }
      func sum(_ kind: Change.Kind) -> Money {
        inside.filter { $0.on == to && $0.kind == kind }.map(\.amount).sum
      }
      return Stretch(
        end: to, factor: rate.factor(from: from, to: to, ofPeriodFrom: row.start, to: row.end),
        change: sum(.principal), correction: sum(.bearing))
    }
  }

  /// What each stretch earns and each row then repays. Interest that a row does not ask, since
  /// principal took its place, goes to the next one.
  mutating func earn() {
    var balance = Money.zero
    var correction = Money.zero
    var carried = Money.zero
    for index in rows.indices {
      for place in rows[index].stretches.indices {
        let stretch = rows[index].stretches[place]
        let bearing = SignificantDecimal(max(.zero, balance + correction), digits: digits)
        let interest = (bearing * stretch.factor).rounded(rounding)
        rows[index].stretches[place].interest = interest
        carried += interest
        balance += stretch.change
        correction += stretch.correction
      }
      let row = rows[index]
      let owed = balance + row.paidEarly
      let isLast = index == rows.count - 1
      let principal = isLast ? owed : min(owed, max(row.paidEarly, row.level - carried))
      rows[index].principal = principal
      rows[index].interest = isLast ? carried : min(carried, max(.zero, row.level - principal))
      carried -= rows[index].interest
      balance = owed - principal
      rows[index].closing = balance
    }
  }
}
