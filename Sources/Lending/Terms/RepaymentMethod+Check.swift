import Kernel

extension RepaymentMethod {
  /// The method's own figures, before any of them is added to another.
  func check(count: Int, grace: Grace) throws(TermsRefused) {
    if let fault = fault(count: count, grace: grace) { throw .methodDoesNotFit(fault) }
  }

  private func fault(count: Int, grace: Grace) -> MethodFault? {
    switch self {
    case .level, .flat, .equalPrincipal, .interestOnly, .bullet: return nil
    case .balloon(let amount): return amount.isInRange ? nil : .balloonOutOfRange
    case .stepped(let change, let every):
      let lasts = (1...LoanTerms.installmentCountMax).contains(every)
      return lasts && change.isInRange ? nil : .stepOutOfRange
    case .fixedPayment(let payment):
      return payment.isInRange && payment.isPositive ? nil : .amountOutOfRange
    case .principalShares(let shares):
      guard shares.allSatisfy(\.isShare) else { return .sharesNotWhole }
      return Self.fault(ofAgreed: shares.count, count: count, grace: grace)
    case .payments(let amounts), .principals(let amounts):
      guard amounts.allSatisfy(\.isInRange) else { return .amountOutOfRange }
      return Self.fault(ofAgreed: amounts.count, count: count, grace: grace)
    }
  }

  /// Of figures agreed for each instalment, one by one.
  private static func fault(ofAgreed given: Int, count: Int, grace: Grace) -> MethodFault? {
    guard given == count else { return .countDiffers(given: given, installments: count) }
    return grace.principal == 0 && grace.recurring == nil ? nil : .graceBesideAgreed
  }
}

extension StepChange {
  /// A step may shrink to almost nothing, or be eleven times the one before.
  fileprivate var isInRange: Bool {
    switch self {
    case .share(let rate): rate > Rate.percent(-100) && rate <= Rate.percent(1_000)
    case .amount(let amount):
      amount.minorUnits.magnitude <= LoanTerms.principalMax.minorUnits.magnitude
    }
  }
}
