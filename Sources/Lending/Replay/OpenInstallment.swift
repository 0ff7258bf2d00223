import Kernel

/// An instalment as events find it: what it owes, what was paid of it, and the moratorio that its
/// overdue principal has earned. What is asked of it thousands of times a replay is inlined,
/// because a row is large and would be copied for every question.
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
  var settledOn: CalendarDate?
  /// The day since when nothing of it is owed, a collection act's fee included.
  var clearedOn: CalendarDate?
  /// Fees that an event added to it, whatever becomes of the table.
  private(set) var charged: Part = .zero
  /// What was paid of it before its day, and after.
  private(set) var paidInAdvance: Money = .zero
  private(set) var paidLate: Money = .zero
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
  @inline(__always)
  var unpaidPrincipal: Money { owed.principal - paid.principal }

  /// The part of the table that is unpaid; moratorio and collection fees do not make one late.
  @inline(__always)
  var unpaidOfTable: Money {
    unpaidPrincipal + (owed.ordinaryInterest - paid.ordinaryInterest).total
      + (owed.fees - paid.fees).total + (owed.insurance - paid.insurance).total
  }

  /// Interest earned by the end of `date`: evenly through the period, never before it.
  func interestEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    if date >= periodEnd { return owed.ordinaryInterest }
    let whole = accrualFrom.days(to: periodEnd)
    let passed = accrualFrom.days(to: date)
    guard passed > 0 else { return part(of: min(interestBefore, owed.ordinaryInterest.net), terms) }
    let ahead = owed.ordinaryInterest.net - interestBefore
    let units = terms.rounding.divide(
      Int128(ahead.minorUnits) * Int128(passed), by: Int128(whole))
    return part(of: interestBefore + Money(minorUnits: units), terms)
  }

  private func part(of interest: Money, _ terms: LoanTerms) -> Part {
    Part(net: interest, iva: interest.proportion(terms.ivaOnInterest, rounding: terms.rounding))
  }

  /// Simple, on overdue principal alone, from the day after the due date. Rounded once, on the
  /// whole, so that many small payments cost no centavo.
  @inline(__always)
  func moratorioEarned(by date: CalendarDate, terms: LoanTerms) -> Part {
    let weight = moratorioWeight(by: date)
    guard weight > 0 else { return .zero }
    let year = Int128(Rate.one.millionths) * Int128(terms.dayCount.daysOfYear)
    let units = terms.rounding.divide(
      weight * Int128(terms.moratorioAnnualRate.millionths), by: year)
    return part(of: Money(minorUnits: units), terms)
  }

  @inline(__always)
  func moratorioWeight(by date: CalendarDate) -> Int128 {
    let days = max(0, moratorioFrom.days(to: date))
    return moratorioWeight + Int128(unpaidPrincipal.minorUnits) * Int128(days)
  }

  /// What is left to pay of one component on `date`.
  @inline(__always)
  func remaining(_ component: Component, on date: CalendarDate, terms: LoanTerms) -> Part {
    switch component {
    case .moratorio: moratorioEarned(by: date, terms: terms) - paid.moratorio
    case .principal, .ordinaryInterest, .fees, .insurance, .collectionFees:
      owed[component] - paid[component]
    }
  }

  @inline(__always)
  func remaining(on date: CalendarDate, terms: LoanTerms) -> Balance {
    var balance = owed - paid
    balance.moratorio = remaining(.moratorio, on: date, terms: terms)
    return balance
  }

  /// Records a payment of one component; moratorio to that day is fixed before principal moves.
  mutating func pay(
    _ part: Part, of component: Component, on date: CalendarDate, terms: LoanTerms
  ) {
    if component == .principal {
      moratorioWeight = moratorioWeight(by: date)
      moratorioFrom = max(moratorioFrom, date)
    }
    paid[component] += part
    if date < dueOn { paidInAdvance += part.total }
    if date > dueOn { paidLate += part.total }
    guard unpaidOfTable.isZero else { return }
    if settledOn == nil { settledOn = date }
    if remaining(on: date, terms: terms).total.isZero { clearedOn = date }
  }

  /// More is owed of it than before.
  mutating func owe(_ part: Part, of component: Component) {
    owed[component] += part
    if component == .fees { charged += part }
    clearedOn = nil
    if unpaidOfTable.isPositive { settledOn = nil }
  }

  /// The table asks other figures of it. Interest that was paid ahead is not given back.
  mutating func reschedule(principal: Money, interest: Money, terms: LoanTerms) {
    owed.principal = principal
    owed.ordinaryInterest = part(of: interest, terms).atLeast(paid.ordinaryInterest)
    if unpaidOfTable.isPositive { (settledOn, clearedOn) = (nil, nil) }
  }

  /// The fees that remain where the table asks nothing more of it.
  var feesWithoutTable: Part { charged.atLeast(paid.fees) }

  /// As it stays once the loan needs it no more: nil where nothing was paid or charged.
  func ended(on date: CalendarDate) -> Self? {
    var ended = self
    ended.owed = Balance(
      principal: paid.principal, ordinaryInterest: paid.ordinaryInterest, fees: feesWithoutTable,
      insurance: paid.insurance, collectionFees: owed.collectionFees)
    guard !ended.owed.total.isZero else { return nil }
    if ended.unpaidOfTable.isZero, settledOn == nil { ended.settledOn = date }
    return ended
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
}
