public import Kernel

extension Schedule {
  /// The same loan paid out on another day than was planned: the dates that were signed stay, and
  /// the first period bears the interest of its true days. Paid out so late that the first date
  /// has come, the dates are worked out again. A charge of a day before it falls on that day.
  public func disbursed(
    on date: CalendarDate, calendar: BusinessCalendar
  ) throws(TermsRefused) -> Schedule {
    guard date != terms.disbursedOn else { return self }
    var moved = terms
    moved.disbursedOn = date
    moved.charges = terms.charges.map { $0.notBefore(date) }
    let signed = contractualDates
    guard date < min(signed[0], installments[0].periodEnd) else {
      moved.firstDue.on = nil
      return try Schedule(moved, calendar: calendar)
    }
    // Rows whose interest moves know only the day to pay: the terms say which date was signed.
    if terms.workingDays.movesInterest { moved.firstDue.on = signed[0] }
    return try Schedule(moved, ends: signed, dueOn: installments.map(\.dueOn))
  }
}
