import Kernel

/// An instalment as events find it: what it owes, what was paid of it, and what its lateness has
/// earned. What is asked of it thousands of times a replay is inlined, because a row is large and
/// would be copied for every question.
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
  /// Interest earned by `accrualFrom`; the rest is earned evenly to the end of the period.
  var interestBefore: Money = .zero
  var accrualFrom: CalendarDate
  /// Overdue centavos times days, up to `moratorioFrom`.
  var moratorioWeight: Int128 = 0
  var moratorioFrom: CalendarDate
  /// The stretches of that weight.
  var moratorioSpans: Stretches?
  var settledOn: CalendarDate?
  /// The day since when nothing of it is owed, a collection act's fee included.
  var clearedOn: CalendarDate?
  /// Fees that an event added to it, whatever becomes of the table.
  fileprivate(set) var charged: Part = .zero
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
    accrualFrom = installment.interestFrom
    moratorioFrom = installment.dueOn
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
    moratorioFrom = dueOn
  }

  @inline(__always)
  var payableOn: CalendarDate { min(calledOn ?? dueOn, dueOn) }

  /// Paid, or no longer asked.
  @inline(__always)
  var cleared: Balance { isUsual ? paid : paid + relieved }
  @inline(__always)
  var unpaidPrincipal: Money {
    isUsual ? owed.principal - paid.principal : owed.principal - cleared.principal
  }

  /// The part of the table that is unpaid; moratorio and collection fees do not make one late, and
  /// neither does the interest that an overdue instalment goes on earning.
  @inline(__always)
  var unpaidOfTable: Money {
    let cleared = cleared
    let table = isUsual ? owed : owed + brought
    let interest = table.ordinaryInterest.total - cleared.ordinaryInterest.total
    return owed.principal - cleared.principal + max(.zero, interest)
      + (table.fees - cleared.fees).total + (table.insurance - cleared.insurance).total
  }

  /// Interest of the table earned by the end of `date`: evenly through the period, never before
  /// it.
  @inline(__always)
  func tableInterestEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    if date >= periodEnd { return owed.ordinaryInterest }
    let whole = accrualFrom.days(to: periodEnd)
    let passed = accrualFrom.days(to: date)
    guard passed > 0 else {
      if interestBefore.isZero { return .zero }
      return terms.withIVA(min(interestBefore, owed.ordinaryInterest.net), of: self)
    }
    let ahead = owed.ordinaryInterest.net - interestBefore
    let units = terms.rounding.divide(
      Int128(ahead.minorUnits) * Int128(passed), by: Int128(whole))
    return terms.withIVA(interestBefore + Money(minorUnits: units), of: self)
  }

  /// All interest earned by the end of `date`: of the table, of its lateness, and what it was
  /// brought.
  @inline(__always)
  func interestEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    let earned = tableInterestEarned(by: date, terms: terms)
    if isUsual, !terms.lateInterestRuns { return earned }
    return earned + brought.ordinaryInterest + lateInterest(by: date, terms: terms)
  }

  /// What is left to pay of one component on `date`, but for what is disputed.
  @inline(__always)
  func remaining(_ component: Component, on date: CalendarDate, terms: LoanTerms) -> Part {
    if isUsual, !terms.lateInterestRuns {
      return component == .moratorio
        ? moratorioEarned(by: date, terms: terms) - paid.moratorio
        : owed[component] - paid[component]
    }
    var owes = owed[component] + brought[component]
    if component == .moratorio { owes += moratorioEarned(by: date, terms: terms) }
    if component == .ordinaryInterest { owes += lateInterest(by: date, terms: terms) }
    return owes - cleared[component] - disputed[component]
  }

  /// What most rows answer of most components, before they are copied for more.
  @inline(__always)
  func plainlyOwesNone(
    of component: Component, on date: CalendarDate, terms: borrowing LoanTerms
  ) -> Bool {
    guard isUsual, !terms.lateInterestRuns else { return false }
    return component == .moratorio
      ? moratorioWeight == 0 && date <= moratorioFrom
      : owed[component] == paid[component]
  }

  @inline(__always)
  func remaining(on date: CalendarDate, terms: LoanTerms) -> Balance {
    var balance = owed - paid
    if isUsual, !terms.lateInterestRuns {
      balance.moratorio += moratorioEarned(by: date, terms: terms)
      return balance
    }
    for component in Component.allCases {
      balance[component] = remaining(component, on: date, terms: terms)
    }
    return balance
  }
}

extension OpenInstallment {
  /// Records a payment of one component; what lateness earned to that day is fixed first.
  mutating func pay(
    _ part: Part, of component: Component, on date: CalendarDate, terms: borrowing LoanTerms
  ) {
    switch component {
    case .principal, .ordinaryInterest, .fees, .insurance: fixLateness(on: date, terms: terms)
    case .moratorio, .collectionFees: break
    }
    paid[component] += part
    if date < dueOn { paidInAdvance += part.total }
    if date > dueOn { paidLate += part.total }
    settle(on: date, terms: terms)
  }

  mutating func settle(on date: CalendarDate, terms: borrowing LoanTerms) {
    guard !isPlainlyOpen, unpaidOfTable.isZero else { return }
    if settledOn == nil { settledOn = date }
    if isCleared(on: date, terms: terms) { clearedOn = date }
  }

  /// Principal that is left says it at once.
  @inline(__always)
  var isPlainlyOpen: Bool { isUsual && unpaidPrincipal.isPositive }

  @inline(__always)
  func isCleared(on date: CalendarDate, terms: LoanTerms) -> Bool {
    if isPlainlyOpen { return false }
    let remaining = remaining(on: date, terms: terms).total
    return isUsual ? remaining.isZero : (remaining + disputed.total).isZero
  }

  /// More is owed of it than before.
  mutating func owe(_ part: Part, of component: Component) {
    owed[component] += part
    if component == .fees { charged += part }
    unsettle()
  }

  /// The table asks other figures of it. Interest that was paid ahead is not given back.
  mutating func reschedule(principal: Money, interest: Money, terms: LoanTerms) {
    owed.principal = principal
    let cleared = clearedOfOwn(.ordinaryInterest)
    owed.ordinaryInterest = terms.withIVA(interest, of: self).atLeast(cleared)
    if unpaidOfTable.isPositive { (settledOn, clearedOn) = (nil, nil) }
  }

  mutating func unsettle() {
    clearedOn = nil
    if unpaidOfTable.isPositive { settledOn = nil }
  }

  /// Of what it owes by itself, what is cleared: what it was brought is cleared first.
  func clearedOfOwn(_ component: Component) -> Part {
    if isUsual { return paid[component] }
    let cleared = cleared[component]
    return cleared - brought[component].covered(by: cleared.total)
  }

  /// The fees that remain where the table asks nothing more of it.
  var feesWithoutTable: Part { charged.atLeast(clearedOfOwn(.fees)) }

  /// Whether something was paid of it, brought to it or charged with it.
  var isTouched: Bool {
    !cleared.isZero || !brought.isZero || !charged.isZero || !owed.collectionFees.isZero
  }

  /// As it stays once the loan needs it no more: nil where nothing was paid, brought or charged.
  func ended(on date: CalendarDate) -> Self? {
    guard isTouched else { return nil }
    var ended = self
    ended.owed = Balance(
      principal: cleared.principal, ordinaryInterest: clearedOfOwn(.ordinaryInterest),
      fees: feesWithoutTable, insurance: clearedOfOwn(.insurance),
      collectionFees: owed.collectionFees)
    if ended.unpaidOfTable.isZero, settledOn == nil { ended.settledOn = date }
    return ended
  }

  /// As it stays once everything it owed was taken to another table.
  func emptied(on date: CalendarDate) -> Self {
    var emptied = self
    emptied.owed = cleared
    emptied.owed.moratorio = .zero
    emptied.brought = Balance(moratorio: cleared.moratorio)
    emptied.charged = charged.atMost(cleared.fees)
    if settledOn == nil { emptied.settledOn = date }
    emptied.clearedOn = emptied.clearedOn ?? date
    return emptied
  }

  /// A row of charges waits for the latest of them.
  mutating func postpone(to date: CalendarDate) {
    guard date > dueOn else { return }
    (periodEnd, dueOn) = (date, date)
  }
}

extension Part {
  /// The larger of two, side by side.
  func atLeast(_ other: Part) -> Part {
    Part(net: max(net, other.net), iva: max(iva, other.iva))
  }

  /// The smaller of two, side by side.
  func atMost(_ other: Part) -> Part {
    Part(net: min(net, other.net), iva: min(iva, other.iva))
  }
}
