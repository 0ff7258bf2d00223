public import Kernel

/// The amortisation table: what is due, when, and what each part is. Frozen at signing, so that a
/// later change of calendar moves no date that was agreed.
public struct Schedule: Hashable, Sendable, Codable {
  public let terms: LoanTerms
  public let installments: [Installment]

  public init(
    _ terms: LoanTerms, calendar: borrowing BusinessCalendar
  ) throws(TermsRefused) {
    try terms.check()
    let ends = try DueDates(terms: terms).all()
    let workingDays = terms.workingDays
    // What is paid at once has one day, whatever its periods.
    let isPaidAtOnce = terms.method == .bullet
    var last: CalendarDate?
    let periods = Period.each(of: terms, ends: ends) {
      let day = workingDays.day(for: ends[$0], after: last, in: calendar)
      if !isPaidAtOnce { last = day }
      return day
    }
    try terms.checkDays(of: periods)
    installments = try terms.table(over: Period.asked(of: terms, periods))
    self.terms = terms
  }

  /// On dates that are agreed already.
  init(
    _ terms: LoanTerms, ends: [CalendarDate], dueOn: [CalendarDate]
  ) throws(TermsRefused) {
    installments = try terms.table(over: Period.all(of: terms, ends: ends, dueOn: dueOn))
    self.terms = terms
  }

  /// Rows that are worked out already.
  init(terms: LoanTerms, installments: [Installment]) {
    self.terms = terms
    self.installments = installments
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
