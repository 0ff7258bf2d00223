import Kernel

extension LoanTerms {
  /// Refuses days to pay that are no instalments: before the money leaves, or two on one day where
  /// interest runs to them.
  func checkDays(of periods: [Period]) throws(TermsRefused) {
    guard periods[0].dueOn > disbursedOn else { throw .firstDueTooEarly }
    guard workingDays.movesInterest else { return }
    guard zip(periods, periods.dropFirst()).allSatisfy({ $0.dueOn < $1.dueOn }) else {
      throw .frequencyImpossible(.datesMeet)
    }
  }

  /// Refuses a table that is no promise: one that ends early, that never ends, or whose payments
  /// let the debt grow.
  func check(
    _ rows: [InterestAndPrincipal], of asks: [Ask], over periods: [Period]
  ) throws(TermsRefused) {
    let isLevel = if case .level = method { true } else { false }
    for (index, row) in rows.enumerated() where periods.count > 1 {
      switch asks[index] {
      case .principal(let share):
        guard !share.isNegative else { throw .roundingImpossible }
      case .payment(let payment):
        if isLevel, index == 0, payment <= row.levelInterest { throw .firstPeriodTooLong }
        guard payment >= row.levelInterest else { throw .paymentBelowInterest(index + 1) }
      }
    }
    if case .fixedPayment(let payment) = method {
      guard let last = rows.last, last.principal + last.interest <= payment else {
        throw .neverRepaid(installmentCount)
      }
    } else if case .principals(let principals) = method {
      guard principals.sum == plannedPrincipal else {
        throw .methodDoesNotFit(.principalsNotWhole)
      }
    } else if rows.count != periods.count {
      throw .principalTooSmall
    }
  }
}
