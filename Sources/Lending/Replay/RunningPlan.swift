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
  var rows: [Row]
  var changes: [Change] = []

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
    var level: Money = .zero
    var paidEarly: Money = .zero
    var stretches: [Stretch] = []
    var interest: Money = .zero
    var principal: Money = .zero
    /// Of the loan, when the row's day ends.
    var closing: Money = .zero

    var payment: Money { principal + interest }

    /// What its stretches that are over by then have earned.
    func earned(by date: CalendarDate) -> Money {
      stretches.filter { $0.end <= date }.map(\.interest).sum
    }
  }

  /// Part of a period in which the balance stays the same, and how it changes when it ends.
  struct Stretch {
    let end: CalendarDate
    let factor: SignificantDecimal
    let change: Money
    let correction: Money
    var interest: Money = .zero
  }

  /// Of the balance, from a date on.
  struct Change {
    let on: CalendarDate
    let amount: Money
    let kind: Kind

    var isDrawn: Bool { kind == .principal && amount.isPositive }

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
  /// last takes it. What is only lent later is lent again after that.
  mutating func draw(_ amount: Money, on date: CalendarDate) {
    let later = takeDrawn(after: date)
    lend(amount, on: date)
    for drawn in later { lend(drawn.amount, on: drawn.on) }
  }

  private mutating func lend(_ amount: Money, on date: CalendarDate) {
    change(by: amount, on: date, .principal)
    if let first = rows.firstIndex(where: { $0.end > date }) { makeLevel(from: first, on: date) }
  }

  /// Principal of the row that ends on `end` comes on an earlier `date`.
  mutating func payEarly(_ amount: Money, ofRowEnding end: CalendarDate, on date: CalendarDate) {
    guard let index = rows.firstIndex(where: { $0.end == end }) else { return }
    rows[index].paidEarly += amount
    change(by: -amount, on: date, .principal)
  }

  /// Principal of rows to come that is paid by now and was not when the plan last knew, or was and
  /// is owed again. What is paid after its period ended, before its day, spares nothing.
  mutating func follow(_ ahead: ArraySlice<OpenInstallment>, on date: CalendarDate) {
    for row in ahead where row.kind == .installment && date < row.periodEnd {
      let known = rows.first { $0.end == row.periodEnd }?.paidEarly ?? .zero
      let early = row.cleared.principal - known
      if !early.isZero { payEarly(early, ofRowEnding: row.periodEnd, on: date) }
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
