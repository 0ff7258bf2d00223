import Kernel

/// The principal of each instalment, as agreed.
struct AgreedPrincipals {
  let principals: [Money]

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    let ahead = principals.suffix(periods.count)
    guard ahead.count == periods.count, ahead.allSatisfy({ !$0.isNegative }),
      ahead.contains(where: \.isPositive)
    else { throw .methodDoesNotFit }
    return principal.split(by: ahead.map(\.minorUnits)).map { .principal($0) }
  }
}
