import Kernel

/// Payments of principal and interest, as agreed; the last takes what is left.
struct AgreedPayments {
  let payments: [Money]

  func asks(of principal: Money, over periods: ArraySlice<Period>) throws(TermsRefused) -> [Ask] {
    let ahead = payments.suffix(periods.count)
    guard ahead.count == periods.count else {
      throw .methodDoesNotFit(.countDiffers(given: payments.count, installments: periods.count))
    }
    return zip(ahead, periods).map { $1.sparesPrincipal ? .principal(.zero) : .payment($0) }
  }
}
