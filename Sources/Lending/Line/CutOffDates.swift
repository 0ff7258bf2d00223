import Kernel

/// When a line's cycles end and their minimums fall due.
struct CutOffDates: Hashable {
  let terms: LineTerms
  let calendar: BusinessCalendar

  /// The first cut-off after `date`.
  func cutOff(after date: CalendarDate) -> CalendarDate {
    let first = date.firstOfMonth
    let cut = cutOff(inMonthOf: first)
    return cut > date ? cut : cutOff(inMonthOf: first.adding(months: 1))
  }

  func dueDate(of cutOff: CalendarDate) -> CalendarDate {
    let date = cutOff.adding(days: terms.daysToPay)
    return max(cutOff.adding(days: 1), WorkingDayRule(terms.dueShift).day(for: date, in: calendar))
  }

  private func cutOff(inMonthOf first: CalendarDate) -> CalendarDate {
    min(first.adding(days: terms.cutOffDay - 1), first.lastOfMonth)
  }
}
