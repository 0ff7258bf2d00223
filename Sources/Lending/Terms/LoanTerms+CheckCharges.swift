import Kernel

extension LoanTerms {
  /// Each figure first, since what is charged at disbursement is worked out with them.
  func checkCharges() throws(TermsRefused) {
    try require(openingFee?.amount.isInRange ?? true, .openingFee)
    try require(installmentFee.isInRange, .installmentFee)
    try require(collectionFee.isInRange, .collectionFee)
    try require(lateFee?.isInRange ?? true, .lateFee)
    try require(garantiaLiquida?.isInRange ?? true, .garantiaLiquida)
    guard charges.count <= Self.chargesMax else { throw .tooManyCharges(charges.count) }
    for charge in charges { try charge.check(disbursedOn: disbursedOn) }
    let opening = openingFeePart.total
    guard opening < principal else { throw .feeExceedsPrincipal(opening) }
    guard netDisbursement.isPositive else {
      throw .chargesExceedPrincipal(principal - netDisbursement)
    }
    guard amortizedPrincipal <= Self.principalMax else { throw .principalTooLarge }
  }
}

extension FeeAmount {
  var isInRange: Bool {
    switch self {
    case .fixed(let amount): amount.isInRange
    case .share(let rate): rate.isShare
    }
  }
}

extension GarantiaLiquida {
  fileprivate var isInRange: Bool { amount.isInRange && annualYield.isShare }
}

extension LateFee {
  fileprivate var isInRange: Bool {
    let waits = 0...LoanTerms.waitDaysMax
    let isPossible =
      switch amount {
      case .fixed(let amount): amount.isInRange
      case .share(let rate): rate.isShare
      case .ladder(let steps):
        frequency != .daily && !steps.isEmpty
          && steps.allSatisfy { waits.contains($0.daysLate) && $0.total.isInRange }
          && zip(steps, steps.dropFirst()).allSatisfy {
            $0.daysLate < $1.daysLate && $0.total <= $1.total
          }
      }
    return isPossible && waits.contains(graceDays) && minimumOverdue.isInRange
      && cap?.isInRange ?? true
  }
}
