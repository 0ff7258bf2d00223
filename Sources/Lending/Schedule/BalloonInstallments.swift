import Kernel

/// Level payments that repay all but a balloon, which comes with the last.
struct BalloonInstallments {
  let terms: LoanTerms
  let amount: FeeAmount

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> Asks {
    let balloon = amount.of(principal, rounding: terms.rounding)
    guard balloon < principal else { throw .methodDoesNotFit(.balloonOutOfRange) }
    return LevelInstallments.asks(of: principal, leaving: balloon, over: periods, terms)
  }
}
