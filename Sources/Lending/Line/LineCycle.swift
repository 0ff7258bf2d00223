import Kernel

/// A cycle as it runs: what happened in it, and what its days have added up so far.
struct LineCycle {
  let number: Int
  /// The first night that it counts.
  let start: CalendarDate
  let cutOn: CalendarDate
  let opening: Money
  let grace: Grace
  var draws: Money = .zero
  var payments: Money = .zero
  var refunds: Money = .zero
  var fees: Part = .zero
  var hasOverLimitFee = false
  var paidInGrace: Money = .zero

  /// Of the nights counted so far.
  var weight = 0
  /// Balances that bear interest whatever happens.
  var bearing = BalanceDays()
  /// Purchases, that bear it unless the statement before is paid in full.
  var purchases = BalanceDays()
  /// Millionths × weight of the day count.
  var rated: Int128 = 0
  /// Overdue centavos × millionths × weight.
  var moratorio: Int128 = 0
  /// Undrawn centavos × weight.
  var unused: Int128 = 0

  /// What frees the cycle's purchases of interest: so much, paid by then.
  struct Grace {
    let amount: Money
    let through: CalendarDate
  }

  enum GraceState { case won, open, lost }

  func graceState(on date: CalendarDate) -> GraceState {
    if paidInGrace >= grace.amount { return .won }
    return date > grace.through ? .lost : .open
  }

  /// The weight of the nights since the last ones weighed. Counted from the cycle's start, so that
  /// its stretches add up to the whole cycle.
  mutating func weigh(to end: CalendarDate, _ dayCount: DayCount) -> Int {
    let whole = dayCount.weight(from: start, to: end)
    defer { weight = whole }
    return whole - weight
  }

  mutating func receive(_ amount: Money, on date: CalendarDate) {
    payments += amount
    if date <= grace.through { paidInGrace += amount }
  }
}
