public import Kernel

extension LoanTerms {
  /// A hundred thousand million pesos: far above any loan, and low enough that no sum of a loan
  /// leaves 64 bits.
  public static let principalMax = Money.mxn(100_000_000_000)
  static let installmentCountMax = 520
  static let termDaysMax = 36_525
  static let chargesMax = 50
  /// A million pesos: what instalments are multiples of is no larger.
  static let multipleMax = Money.mxn(1_000_000)
  /// Waits and tolerances, in days.
  static let waitDaysMax = 3_660

  /// Refused before any arithmetic, so that schedules never meet a figure out of range: whatever a
  /// file or a request may carry, the answer is a table or the term that has to change.
  func check() throws(TermsRefused) {
    guard principal.isPositive else { throw .principalNotPositive }
    guard principal <= Self.principalMax else { throw .principalTooLarge }
    guard (1...Self.installmentCountMax).contains(installmentCount) else {
      throw .installmentCountOutOfRange(installmentCount)
    }
    try checkRates()
    try checkCharges()
    try checkDates()
    try grace.check(count: installmentCount)
    try checkRounding()
    guard allocation.isComplete else { throw .allocationOrderIncomplete }
    try method.check(count: installmentCount, grace: grace)
  }

  private func checkRates() throws(TermsRefused) {
    try require(annualRate.isQuotable, .annualRate)
    try checkFloating()
    try require(moratorioAnnualRate.isQuotable, .moratorioAnnualRate)
    try require(ivaOnInterest.isShare, .ivaOnInterest)
    try require(ivaOnFees.isShare, .ivaOnFees)
    try require(iva?.isPossible ?? true, .iva)
    try require(punctuality?.share.isShare ?? true, .punctuality)
    try require(
      (0...Self.waitDaysMax).contains(moratorio.graceDays) && moratorio.cap?.isQuotable ?? true,
      .moratorio)
    try require(
      (0...Self.waitDaysMax).contains(tolerance.days) && tolerance.amount.isInRange, .tolerance)
  }

  /// The rate of the first day is read from the market before anything is drawn. A reset asks again
  /// for the rows ahead: what is fixed once for the whole loan cannot follow.
  private func checkFloating() throws(TermsRefused) {
    guard let floating else { return }
    let isKnown = annualRate > .zero
    try require(
      isKnown && floating.isPossible && arithmetic == .exact && method.canFloat, .floating)
  }

  func checkDates() throws(TermsRefused) {
    try require((Self.firstDay...Self.lastDay).contains(disbursedOn), .disbursedOn)
    try frequency.check()
    if case .daysOfMonth(let days) = frequency, dayCount == .byPeriod, 30 % days.count != 0 {
      throw .frequencyImpossible(.periodsUneven)
    }
    let isEveryMonth = (1...12).allSatisfy(skippedMonths.contains)
    try require(
      !isEveryMonth && skippedMonths.allSatisfy { (1...12).contains($0) }, .skippedMonths)
    guard (0...400).contains(firstDue.minimumDays) else { throw .firstDueTooFar }
    guard let on = firstDue.on else { return }
    let days = disbursedOn.days(to: on)
    guard days >= max(1, firstDue.minimumDays) else { throw .firstDueTooEarly }
    guard days <= Self.termDaysMax / 10 else { throw .firstDueTooFar }
    try require(!skippedMonths.contains(on.month), .skippedMonths)
  }

  private func checkRounding() throws(TermsRefused) {
    let multiple = installmentRounding.multiple
    guard multiple.isPositive, multiple <= min(principal, Self.multipleMax) else {
      throw .roundingImpossible
    }
    if case .significantDigits(let digits) = arithmetic {
      try require(digits == 12 || digits == 19, .arithmetic)
    }
    guard let downPayment else { return }
    try require(
      downPayment.share.isShare && downPayment.share < .one
        && (.centavos(1)...Self.multipleMax).contains(downPayment.multiple), .downPayment)
    try require(plannedPrincipal.isPositive, .downPayment)
  }

  func require(_ holds: Bool, _ field: TermsRefused.Field) throws(TermsRefused) {
    if !holds { throw .outOfRange(field) }
  }

  /// From 1900 to 2399: every date of a loan then has a year of four digits.
  private static let firstDay = CalendarDate(dayNumber: -25_567)
  private static let lastDay = CalendarDate(dayNumber: 157_053)
}

extension Rate {
  var isNegative: Bool { millionths < 0 }
}

extension Money {
  /// Not negative, and no more than any loan.
  var isInRange: Bool { (.zero...LoanTerms.principalMax).contains(self) }
}
