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

  /// Refuses a payment that lets the debt grow.
  func check(
    _ row: InterestAndPrincipal, of ask: Ask, at index: Int, over periods: [Period]
  ) throws(TermsRefused) {
    switch ask {
    case .principal(let share):
      guard !share.isNegative else { throw .roundingImpossible }
    case .payment(let payment):
      if index == 0, case .level = method, payment <= row.levelInterest {
        throw levelRefusal(over: periods)
      }
      guard payment >= row.levelInterest else { throw .paymentBelowInterest(index + 1) }
    }
  }

  /// Refuses a table that is no promise: one that ends early, or that never ends.
  func check(_ rows: [Installment], over periods: [Period]) throws(TermsRefused) {
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
