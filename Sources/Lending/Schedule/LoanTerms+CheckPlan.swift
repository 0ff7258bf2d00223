import Kernel

extension LoanTerms {
  /// Refuses a table that is no promise: one that ends early, that never ends, or whose payments
  /// let the debt grow.
  func check(
    _ rows: [InterestAndPrincipal], of asks: [Ask], over periods: [Period]
  ) throws(TermsRefused) {
    for (index, ask) in asks.enumerated().prefix(rows.count) {
      guard case .payment(let payment) = ask, periods.count > 1 else { continue }
      let interest = interest(on: rows[index].base, weight: periods[index].levelWeight)
      guard method != .level else {
        if index == 0, payment <= interest { throw .firstPeriodTooLong }
        continue
      }
      guard payment >= interest else { throw .paymentBelowInterest(index + 1) }
    }
    if case .fixedPayment(let payment) = method {
      guard let last = rows.last, last.principal + last.interest <= payment else {
        throw .paymentBelowInterest(rows.count)
      }
    } else if case .principals(let principals) = method {
      guard principals.sum == plannedPrincipal else { throw .methodDoesNotFit }
    } else if rows.count != periods.count {
      throw .principalTooSmall
    }
  }
}
