import Kernel

extension RepaymentMethod {
  /// The method's own figures, before any of them is added to another.
  func check(count: Int, grace: Grace) throws(TermsRefused) {
    let fits =
      switch self {
      case .level, .flat, .equalPrincipal, .interestOnly, .bullet: true
      case .balloon(let amount): amount.isInRange
      case .stepped(let change, let every):
        change.isInRange && (1...LoanTerms.installmentCountMax).contains(every)
      case .fixedPayment(let payment): payment.isInRange && payment.isPositive
      case .principalShares(let shares):
        shares.count == count && shares.allSatisfy(\.isShare) && grace.asksPrincipal
      case .payments(let amounts), .principals(let amounts):
        amounts.count == count && amounts.allSatisfy(\.isInRange) && grace.asksPrincipal
      }
    guard fits else { throw .methodDoesNotFit }
  }
}

extension Grace {
  /// Where each instalment's figure is agreed, none is spared: it is agreed as nothing.
  fileprivate var asksPrincipal: Bool { principal == 0 && recurring == nil }
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
