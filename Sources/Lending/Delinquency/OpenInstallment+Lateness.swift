import Kernel

extension OpenInstallment {
  /// Asked and not yet paid: what is disputed is not asked.
  var overdueOfTable: Money {
    unusual.isEmpty ? unpaidOfTable : max(.zero, unpaidOfTable - disputed.total)
  }

  /// Lateness counts from its day, or from the day on which its payment was taken back.
  var lateSince: CalendarDate {
    guard !unusual.isEmpty, let reopenedOn = unusual[0].reopenedOn else { return payableOn }
    return max(payableOn, reopenedOn)
  }

  func isLate(on date: CalendarDate, terms: LoanTerms) -> Bool {
    lateSince < date && overdueOfTable > terms.tolerance.amount
      && lateSince.days(to: date) > terms.tolerance.days
  }
}
