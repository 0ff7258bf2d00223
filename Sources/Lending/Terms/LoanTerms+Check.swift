import Kernel

extension LoanTerms {
  /// Refused before any arithmetic, so that schedules never meet an amount out of range.
  func check() throws(TermsRefused) {
    guard principal.isPositive else { throw .principalNotPositive }
    guard (1...520).contains(installmentCount) else {
      throw .installmentCountOutOfRange(installmentCount)
    }
    let rates = [annualRate, moratorioAnnualRate, ivaOnInterest, ivaOnFees]
    guard rates.allSatisfy({ (Rate.zero...Rate.percent(5_000)).contains($0) }) else {
      throw .rateOutOfRange
    }
    let fee = openingFeePart.net
    guard !fee.isNegative, !installmentFee.isNegative, !collectionFee.isNegative else {
      throw .feeNegative
    }
    guard openingFeePart.total < principal else { throw .feeExceedsPrincipal }
    guard allocationOrder.count == Component.allCases.count,
      Set(allocationOrder).count == allocationOrder.count
    else { throw .allocationOrderIncomplete }
    guard (0...120).contains(firstDue.minimumDays) else { throw .firstDueTooFar }
    if let on = firstDue.on {
      let days = disbursedOn.days(to: on)
      guard days >= max(1, firstDue.minimumDays) else { throw .firstDueTooEarly }
      guard days <= 400 else { throw .firstDueTooFar }
    }
  }
}
