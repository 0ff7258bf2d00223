public import Kernel

/// The amortisation table: what is due, when, and what each part is. Frozen at signing, so that a
/// later change of calendar moves no date that was agreed.
public struct Schedule: Hashable, Sendable, Codable {
  public let terms: LoanTerms
  public let installments: [Installment]

  public init(_ terms: LoanTerms, calendar: BusinessCalendar) throws(TermsRefused) {
    try terms.check()
    let agreed = try DueDates(terms: terms).all()
    let workingDays = terms.workingDays
    let dueOn = agreed.map { workingDays.day(for: $0, in: calendar) }
    try terms.check(dueOn: dueOn)
    try self.init(terms, ends: agreed, dueOn: dueOn)
  }

  /// On dates that are agreed already.
  init(
    _ terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) throws(TermsRefused) {
    let periods = Period.all(of: terms, ends: ends, dueOn: dueOn)
    let principal = terms.plannedPrincipal
    let lent = terms.amortizedPrincipal
    if let running = terms.runningPlan(over: periods.map(RunningPlan.Period.init)) {
      self.terms = terms
      installments = Self.rows(terms: terms, periods: periods, plan: running.lines)
      return
    }
    let asks = try terms.asks(of: principal, lending: lent, over: periods[...])
    let plan = Amortization(terms, original: lent)
      .rows(principal, asks: asks, over: periods[...])
    try terms.check(plan, of: asks, over: periods)
    self.terms = terms
    installments = Self.rows(terms: terms, periods: periods, plan: plan)
    precondition(
      installments.last?.closingPrincipal == .zero, "the table repays exactly what is owed")
  }

  /// Rows that are worked out already.
  init(terms: LoanTerms, installments: [Installment]) {
    self.terms = terms
    self.installments = installments
  }

  private static func rows(
    terms: LoanTerms, periods: [Period], plan: [InterestAndPrincipal]
  ) -> [Installment] {
    var opening = terms.plannedPrincipal
    return plan.indices.map { index in
      let line = plan[index]
      defer { opening -= line.principal }
      return Installment(
        terms, number: index + 1, of: plan.count, period: periods[index], line: line,
        opening: opening)
    }
  }
}

extension Schedule {
  public var totalInterest: Money { total(\.interest) }
  public var totalInterestIVA: Money { total(\.interestIVA) }
  public var totalFees: Money { total(\.fees) }
  public var totalFeesIVA: Money { total(\.feesIVA) }
  /// Everything the borrower pays if each instalment is paid on its day.
  public var totalToPay: Money { total(\.total) }
  public var firstDueOn: CalendarDate { installments[0].dueOn }
  public var lastDueOn: CalendarDate { installments[installments.count - 1].dueOn }

  private func total(_ part: KeyPath<Installment, Money>) -> Money {
    installments.reduce(.zero) { $0 + $1[keyPath: part] }
  }
}
