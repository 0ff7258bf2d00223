import Kernel

/// Level instalments that follow the balance: worked out for what is drawn, and again for the
/// rows ahead with each later drawdown. Interest is earned stretch by stretch on what the balance
/// was, so principal that comes early stops earning it that day.
struct RunningPlan {
  let rate: PeriodicRate
  /// Of interest, to the centavo.
  let rounding: Rounding
  /// Of level payments.
  let levels: InstallmentRounding
  private(set) var rows: [Row]
  private(set) var changes: [Change] = []

  struct Period {
    let start: CalendarDate
    let end: CalendarDate
    /// Of interest, as the day count has them.
    let days: Int
  }

  struct Row {
    let start: CalendarDate
    let end: CalendarDate
    /// What it asks as long as it is not the last; the last takes what is left.
    fileprivate(set) var level: Money = .zero
    fileprivate(set) var paidEarly: Money = .zero
    fileprivate(set) var stretches: [Stretch] = []
    fileprivate(set) var interest: Money = .zero
    fileprivate(set) var principal: Money = .zero
    /// Of the loan, when the row's day ends.
    fileprivate(set) var closing: Money = .zero

    var payment: Money { principal + interest }
  }

  /// Part of a period in which the balance stays the same, and how it changes when it ends.
  struct Stretch {
    let factor: SignificantDecimal
    let change: Money
    let correction: Money
    fileprivate(set) var interest: Money = .zero
  }

  /// Of the balance, from a date on.
  struct Change {
    let on: CalendarDate
    let amount: Money
    let kind: Kind

    enum Kind {
      case principal
      /// Of what bears interest alone: principal that is overdue, until it is paid.
      case bearing
    }
  }

  init(
    periods: [Period], rate: PeriodicRate, rounding: Rounding = .halfEven,
    levels: InstallmentRounding = InstallmentRounding(difference: .spread)
  ) {
    self.rate = rate
    self.rounding = rounding
    self.levels = levels
    rows = periods.map { Row(start: $0.start, end: $0.end) }
  }

  /// More is lent. The rows that end after `date` become level again; where there is none, the
  /// last takes it.
  mutating func draw(_ amount: Money, on date: CalendarDate) {
    change(by: amount, on: date, .principal)
    if let first = rows.firstIndex(where: { $0.end > date }) { makeLevel(from: first, on: date) }
  }

  /// Principal of the row that ends on `end` comes on an earlier `date`.
  mutating func payEarly(_ amount: Money, ofRowEnding end: CalendarDate, on date: CalendarDate) {
    guard let index = rows.firstIndex(where: { $0.end == end }) else { return }
    rows[index].paidEarly += amount
    change(by: -amount, on: date, .principal)
  }

  /// Principal of rows to come that is paid by now, and was not when the plan last knew.
  mutating func follow(_ ahead: ArraySlice<OpenInstallment>, on date: CalendarDate) {
    for row in ahead where row.kind == .installment {
      let known = rows.first { $0.end == row.periodEnd }?.paidEarly ?? .zero
      let early = row.cleared.principal - known
      if early.isPositive { payEarly(early, ofRowEnding: row.periodEnd, on: date) }
    }
  }

  /// Principal that no row asks for comes on `date`: the same level ends sooner, or the rows ahead
  /// become level again for less.
  mutating func repay(_ amount: Money, on date: CalendarDate, choosing choice: PrepaymentChoice) {
    switch choice {
    case .shortenTerm: change(by: -amount, on: date, .principal)
    case .lowerInstallments: draw(-amount, on: date)
    }
  }

  /// What is overdue goes on bearing interest, or stops: no row's principal changes.
  mutating func correctBalance(by amount: Money, on date: CalendarDate) {
    change(by: amount, on: date, .bearing)
  }
}

extension RunningPlan {
  /// As an amortisation table shows them.
  var lines: [InterestAndPrincipal] {
    var opening = changes.first?.amount ?? .zero
    return rows.map { row in
      defer { opening = row.closing }
      return InterestAndPrincipal(base: opening, interest: row.interest, principal: row.principal)
    }
  }

  private var digits: Int { rate.rate.digits }

  private mutating func change(by amount: Money, on date: CalendarDate, _ kind: Change.Kind) {
    changes.append(Change(on: date, amount: amount, kind: kind))
    for index in rows.indices { rows[index].stretches = stretches(of: rows[index], at: index) }
    earn()
  }

  /// A period is cut where the balance changes in it. A change on its last day comes after it, and
  /// one on the loan's first day before it.
  private func stretches(of row: Row, at index: Int) -> [Stretch] {
    let isFirst = index == 0
    let inside = changes.filter {
      row.start < $0.on && $0.on <= row.end || isFirst && $0.on == row.start
    }
    var from = row.start
    return Set(inside.map(\.on) + [row.end]).sorted().map { to in
      defer { from = to }
      func sum(_ kind: Change.Kind) -> Money {
        inside.filter { $0.on == to && $0.kind == kind }.map(\.amount).sum
      }
      return Stretch(
        factor: rate.factor(from: from, to: to, ofPeriodFrom: row.start, to: row.end),
        change: sum(.principal), correction: sum(.bearing))
    }
  }

  /// What each stretch earns and each row then repays. Interest that a row does not ask, since
  /// principal took its place, goes to the next one.
  private mutating func earn() {
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

  /// The rows from `first` on ask the same payment, for what is lent once the day is over.
  private mutating func makeLevel(from first: Int, on date: CalendarDate) {
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
