import Kernel

extension OpenInstallment {
  /// Asked and not yet paid: what is disputed is not asked.
  var overdueOfTable: Money {
    isUsual ? unpaidOfTable : max(.zero, unpaidOfTable - disputed.total)
  }

  /// Lateness counts from its day, or from the day on which its payment was taken back.
  var lateSince: CalendarDate {
    guard let reopenedOn = unusual?.value.reopenedOn else { return payableOn }
    return max(payableOn, reopenedOn)
  }

  func isLate(on date: CalendarDate, terms: LoanTerms) -> Bool {
    lateSince < date && overdueOfTable > terms.tolerance.amount
      && lateSince.days(to: date) > terms.tolerance.days
  }
}
