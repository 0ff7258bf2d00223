import Kernel

/// An instalment as events find it: what it owes, what was paid of it, and what its lateness has
/// earned. What is asked of it thousands of times a replay is inlined down to its own fields, since
/// a row is large and would be copied for a question that takes all of it.
struct OpenInstallment {
  let kind: RowKind
  /// Among rows of its kind, from 1.
  let number: Int
  let periodStart: CalendarDate
  private(set) var periodEnd: CalendarDate
  private(set) var dueOn: CalendarDate
  let interestDays: Int
  /// The day on which it became payable early: a payoff or a cancellation.
  var calledOn: CalendarDate?
  /// Principal, interest, fees and collection fees; moratorio is a function of the date.
  var owed: Balance
  var paid: Balance = .zero
  /// Of its own period's interest, what is earned by `accrualFrom`; the rest is earned evenly to
  /// the end of the period.
  var interestBefore: Money = .zero
  var accrualFrom: CalendarDate
  var lateness: Lateness
  var settledOn: CalendarDate?
  /// The day since when nothing of it is owed, a collection act's fee included.
  var clearedOn: CalendarDate?
  /// Fees that an event added to it, whatever becomes of the table.
  var charged: Part = .zero
  /// What was paid of it before its day, and after.
  private(set) var paidInAdvance: Money = .zero
  private(set) var paidLate: Money = .zero
  /// Nil for most.
  var unusual: Kept?
}

extension OpenInstallment {
  init(_ installment: Installment) {
    kind = .installment
    number = installment.number
    periodStart = installment.periodStart
    periodEnd = installment.periodEnd
    dueOn = installment.dueOn
    interestDays = installment.interestDays
    owed = Balance(
      principal: installment.principal,
      ordinaryInterest: Part(net: installment.interest, iva: installment.interestIVA),
      fees: Part(net: installment.fees, iva: installment.feesIVA),
      insurance: Part(net: installment.insurance, iva: installment.insuranceIVA))
    accrualFrom = installment.periodStart
    lateness = Lateness(since: installment.dueOn)
  }

  /// A row that is due on one day and bears no interest: a down payment, a charge after the last
  /// instalment.
  init(
    _ kind: RowKind, number: Int, from start: CalendarDate, dueOn: CalendarDate, owed: Balance
  ) {
    self.kind = kind
    self.number = number
    periodStart = start
    periodEnd = dueOn
    self.dueOn = dueOn
    interestDays = 0
    self.owed = owed
    accrualFrom = start
    lateness = Lateness(since: dueOn)
  }

  @inline(__always)
  var payableOn: CalendarDate { min(calledOn ?? dueOn, dueOn) }
}

extension OpenInstallment {
  /// Records what was paid of it; what lateness earned to that day is fixed first.
  mutating func pay(_ parts: Balance, on date: CalendarDate, terms: LoanTerms) {
    let total = parts.total
    guard total.isPositive else { return }
    if total > parts.moratorio.total + parts.collectionFees.total {
      fixLateness(on: date, terms: terms)
    }
    paid += parts
    if date < dueOn { paidInAdvance += total }
    if date > dueOn { paidLate += total }
    settle(on: date, terms: terms)
  }

  mutating func settle(on date: CalendarDate, terms: LoanTerms) {
    guard !isPlainlyOpen, unpaidOfTable.isZero else { return }
    if settledOn == nil { settledOn = date }
    if isCleared(on: date, terms: terms) { clearedOn = date }
  }

  /// More is owed of it than before.
  mutating func owe(_ part: Part, of component: Component) {
    owed[component] += part
    if component == .fees { charged += part }
    unsettle()
  }

  mutating func unsettle() {
    clearedOn = nil
    if unpaidOfTable.isPositive { settledOn = nil }
  }

  /// A row of charges waits for the latest of them, and is not late before.
  mutating func postpone(to date: CalendarDate) {
    guard date > dueOn else { return }
    (periodEnd, dueOn) = (date, date)
    lateness.skip(to: date)
  }
}
