import Kernel

/// A share of the principal with each instalment: 10 %, 20 %, 70 %.
struct PrincipalShares {
  let shares: [Rate]

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    let weights = shares.suffix(periods.count).map(\.millionths)
    let whole = shares.reduce(0) { $0 + $1.millionths }
    guard weights.count == periods.count, weights.allSatisfy({ $0 >= 0 }),
      weights.contains(where: { $0 > 0 }), whole == Rate.one.millionths
    else { throw .methodDoesNotFit }
    return principal.split(by: weights).map { .principal($0) }
  }
}
