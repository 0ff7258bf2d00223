import Kernel

/// The principal of each instalment, as agreed.
struct AgreedPrincipals {
  let principals: [Money]

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    let ahead = principals.suffix(periods.count)
    guard ahead.count == periods.count else {
      throw .methodDoesNotFit(.countDiffers(given: principals.count, installments: periods.count))
    }
    guard ahead.contains(where: \.isPositive) else {
      throw .methodDoesNotFit(.principalsNotWhole)
    }
    return principal.split(by: ahead.map(\.minorUnits)).map { .principal($0) }
  }
}
