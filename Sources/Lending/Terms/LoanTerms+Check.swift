public import Kernel

extension LoanTerms {
  /// A hundred thousand million pesos: far above any loan, and low enough that no sum of a loan
  /// leaves 64 bits.
  public static let principalMax = Money.mxn(100_000_000_000)
  static let installmentCountMax = 520
  static let termDaysMax = 36_525

  /// Refused before any arithmetic, so that schedules never meet an amount out of range.
  func check() throws(TermsRefused) {
    guard principal.isPositive else { throw .principalNotPositive }
    guard principal <= Self.principalMax else { throw .principalTooLarge }
    guard (1...Self.installmentCountMax).contains(installmentCount) else {
      throw .installmentCountOutOfRange(installmentCount)
    }
    try checkRates()
    try checkFees()
    try checkDates()
    try grace.check(count: installmentCount)
    guard (1...principal.minorUnits).contains(installmentRounding.multiple.minorUnits) else {
      throw .roundingImpossible
    }
    if case .significantDigits(let digits) = arithmetic, digits != 12, digits != 19 {
      throw .roundingImpossible
    }
    guard allocation.isComplete else { throw .allocationOrderIncomplete }
    if let downPayment {
      guard (Rate.zero..<Rate.one).contains(downPayment.share) else { throw .rateOutOfRange }
      guard downPayment.multiple.isPositive, plannedPrincipal.isPositive else {
        throw .roundingImpossible
      }
    }
  }

  private func checkRates() throws(TermsRefused) {
    let rates = [annualRate, moratorioAnnualRate, ivaOnInterest, ivaOnFees]
    guard rates.allSatisfy({ (Rate.zero...Rate.percent(5_000)).contains($0) }),
      (Rate.zero...Rate.one).contains(punctuality?.share ?? .zero)
    else { throw .rateOutOfRange }
    guard moratorio.graceDays >= 0, !(moratorio.cap ?? .zero).isNegative else {
      throw .rateOutOfRange
    }
  }

  private func checkFees() throws(TermsRefused) {
    let fees = [openingFeePart.net, installmentFee, collectionFee, tolerance.amount]
    guard fees.allSatisfy({ !$0.isNegative && $0 <= Self.principalMax }) else {
      throw .feeNegative
    }
    for charge in charges { try charge.check() }
    guard netDisbursement.isPositive, openingFeePart.total < principal else {
      throw .feeExceedsPrincipal
    }
  }

  private func checkDates() throws(TermsRefused) {
    try frequency.check()
    guard skippedMonths.count < 12, skippedMonths.allSatisfy({ (1...12).contains($0) }) else {
      throw .frequencyImpossible
    }
    if case .daysOfMonth(let days) = frequency, dayCount == .byPeriod, 30 % days.count != 0 {
      throw .frequencyImpossible
    }
    guard (0...400).contains(firstDue.minimumDays) else { throw .firstDueTooFar }
    guard let on = firstDue.on else { return }
    let days = disbursedOn.days(to: on)
    guard days >= max(1, firstDue.minimumDays) else { throw .firstDueTooEarly }
    guard days <= Self.termDaysMax / 10 else { throw .firstDueTooFar }
  }
}

extension Rate {
  var isNegative: Bool { millionths < 0 }
}
