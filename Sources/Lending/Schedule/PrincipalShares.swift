import Kernel

/// A share of the principal with each instalment: 10 %, 20 %, 70 %.
struct PrincipalShares {
  let shares: [Rate]

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    let weights = shares.suffix(periods.count).map(\.millionths)
    let whole = shares.reduce(0) { $0 + $1.millionths }
    guard weights.count == periods.count else {
      throw .methodDoesNotFit(.countDiffers(given: shares.count, installments: periods.count))
    }
    guard weights.contains(where: { $0 > 0 }), whole == Rate.one.millionths else {
      throw .methodDoesNotFit(.sharesNotWhole)
    }
    return principal.split(by: weights).map { .principal($0) }
  }
}
