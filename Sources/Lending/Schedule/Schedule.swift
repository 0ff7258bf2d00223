public import Kernel

/// The amortisation table: what is due, when, and what each part is. Frozen at signing, so that a
/// later change of calendar moves no date that was agreed.
public struct Schedule: Hashable, Sendable, Codable {
  public let terms: LoanTerms
  public let installments: [Installment]

  public init(_ terms: LoanTerms, calendar: BusinessCalendar) throws(TermsRefused) {
    try terms.check()
    let ends = DueDates(terms: terms).all()
    try self.init(terms, ends: ends, dueOn: ends.map { calendar.workingDay(onOrAfter: $0) })
  }

  /// On dates that are agreed already.
  init(
    _ terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) throws(TermsRefused) {
    let periods = Period.all(of: terms, ends: ends, dueOn: dueOn)
    let plan: [InterestAndPrincipal]
    switch terms.method {
    case .level: plan = try LevelInstallments(terms: terms).plan(periods)
    case .flat: plan = FlatInstallments(terms: terms).plan(periods)
    }
    guard plan.count == periods.count else { throw .principalTooSmall }
    self.terms = terms
    installments = Self.rows(terms: terms, periods: periods, plan: plan)
    let repaid = installments.reduce(Money.zero) { $0 + $1.principal }
    precondition(repaid == terms.amortizedPrincipal, "the table repays exactly what is owed")
  }

  private static func rows(
    terms: LoanTerms, periods: [Period], plan: [InterestAndPrincipal]
  ) -> [Installment] {
    let feesIVA = terms.installmentFee.proportion(terms.ivaOnFees, rounding: terms.rounding)
    var opening = terms.amortizedPrincipal
    return periods.indices.map { index in
      let (period, line) = (periods[index], plan[index])
      defer { opening -= line.principal }
      return Installment(
        number: index + 1, periodStart: period.start, periodEnd: period.end, dueOn: period.dueOn,
        interestDays: period.interestDays, interestBase: line.base, openingPrincipal: opening,
        principal: line.principal, interest: line.interest,
        interestIVA: line.interest.proportion(terms.ivaOnInterest, rounding: terms.rounding),
        fees: terms.installmentFee, feesIVA: feesIVA)
    }
  }
}

/// What a method decides for one instalment; the rest follows from the terms.
struct InterestAndPrincipal {
  let base: Money
  var interest: Money
  let principal: Money
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
