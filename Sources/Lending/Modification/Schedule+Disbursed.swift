public import Kernel

extension Schedule {
  /// The same loan paid out on another day than was planned: the dates that were signed stay, and
  /// the first period bears the interest of its true days. Paid out so late that the first date
  /// has come, the dates are worked out again.
  public func disbursed(
    on date: CalendarDate, calendar: BusinessCalendar
  ) throws(TermsRefused) -> Schedule {
    guard date != terms.disbursedOn else { return self }
    var moved = terms
    moved.disbursedOn = date
    guard date < installments[0].periodEnd else {
      moved.firstDue.on = nil
      return try Schedule(moved, calendar: calendar)
    }
    return try Schedule(
      moved, ends: installments.map(\.periodEnd), dueOn: installments.map(\.dueOn))
  }
}
