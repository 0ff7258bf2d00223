import Kernel

extension RunningPlan {
  /// The rows from `first` on ask the same payment, for what is lent once the day is over.
  mutating func makeLevel(from first: Int, on date: CalendarDate) {
    let one = SignificantDecimal(1, digits: digits)
    let grown = rows[first...].map { $0.stretches.reduce(one) { $0 + $1.factor } }
    let level = DigitAnnuity(grown: grown, digits: digits)
      .payment(for: balance(after: date, in: first))
    setLevel(agreed(level), from: first)
    if levels.difference == .spread { spreadDifference(from: first) }
  }

  private func agreed(_ level: SignificantDecimal) -> Money {
    level.rounded(toMultipleOf: levels.multiple, levels.mode ?? rounding)
  }

  /// What is lent and not yet repaid by plan, once everything of `date` has happened.
  private func balance(after date: CalendarDate, in index: Int) -> Money {
    let opening = index == 0 ? Money.zero : rows[index - 1].closing
    let start = rows[index].start
    return changes.reduce(opening) { balance, change in
      let counts =
        change.kind == .principal && change.on <= date && (change.on > start || index == 0)
      return counts ? balance + change.amount : balance
    }
  }

  private mutating func setLevel(_ level: Money, from first: Int) {
    for index in first..<rows.count { rows[index].level = level }
    earn()
  }

  /// Where the last payment differs from the others by more than half a centavo for each of them,
  /// all move by their share of it, if that brings the last one closer.
  private mutating func spreadDifference(from first: Int) {
    let count = rows.count - first
    guard count > 1, gap.minorUnits.magnitude > UInt64(count / 2) else { return }
    let share =
      SignificantDecimal(gap, digits: digits)
      / SignificantDecimal(Int128(count), digits: digits)
    let level = SignificantDecimal(rows[first].level + share.rounded(), digits: digits)
    var moved = self
    moved.setLevel(agreed(level), from: first)
    if moved.gap.minorUnits.magnitude < gap.minorUnits.magnitude { self = moved }
  }

  /// How much more the last payment is than the one before it.
  private var gap: Money { rows[rows.count - 1].payment - rows[rows.count - 2].payment }
}
