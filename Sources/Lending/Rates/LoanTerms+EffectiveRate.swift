public import Kernel

extension LoanTerms {
  /// The annual rate compounded by the periods in which its interest is paid (tasa efectiva anual),
  /// without fees or IVA. Nil where the rate is of what was lent and not of what is owed, where all
  /// the interest is paid at once, where dates agreed one by one make no periods, and where the
  /// figure is beyond what a rate can tell.
  public var effectiveAnnualRate: Rate? {
    switch method {
    case .flat, .bullet: nil
    case .level, .equalPrincipal, .interestOnly, .balloon, .principalShares, .stepped,
      .fixedPayment, .payments, .principals:
      try? annualRate.effectiveAnnual(for: frequency, dayCount: dayCount, rounding: rounding)
    }
  }
}
